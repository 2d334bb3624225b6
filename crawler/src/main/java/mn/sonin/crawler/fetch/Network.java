package mn.sonin.crawler.fetch;

/**
 * The web as the crawler may see it.
 *
 * @param resolver finds a host's addresses
 * @param policy which of them may be asked
 * @param openRequests exchanges under way at once, all hosts together; each may hold a body in memory
 */
public record Network(Resolver resolver, AddressPolicy policy, int openRequests) {
    /** Enough for hundreds of hosts that answer within a second, little enough for their bodies to fit in memory. */
    private static final int OPEN_REQUESTS = 32;

    public Network {
        if (openRequests < 1) {
            throw new IllegalArgumentException("open requests must be at least 1, got " + openRequests);
        }
    }

    /** The internet, names looked up as this machine does. */
    public static Network of(AddressPolicy policy) {
        return new Network(Resolver.system(), policy, OPEN_REQUESTS);
    }

    /** With names of one's own. */
    public Network withResolver(Resolver names) {
        return new Network(names, policy, openRequests);
    }
}
