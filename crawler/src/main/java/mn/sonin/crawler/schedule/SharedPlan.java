package mn.sonin.crawler.schedule;

import java.util.Properties;

/** A plan of harvests that several nodes have together: each harvest is begun by one of them, and begun again where that one dies. */
public interface SharedPlan {
    /**
     * Gets the plan ready to be used.
     *
     * @param harvestsAtOnce what this node does at the same time
     * @return settings of Quartz that lead to it
     */
    Properties quartz(int harvestsAtOnce);
}
