package mn.sonin.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import mn.sonin.config.Secret;
import org.jspecify.annotations.NullMarked;

/** The arrows of ARCHITECTURE.md, and no others. */
@AnalyzeClasses(packages = "mn.sonin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule modulesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("config")
            .definedBy("mn.sonin.config..")
            .layer("archive")
            .definedBy("mn.sonin.archive..")
            .layer("crawler")
            .definedBy("mn.sonin.crawler..")
            .layer("indexer")
            .definedBy("mn.sonin.indexer..")
            .layer("search")
            .definedBy("mn.sonin.search..")
            .layer("sample")
            .definedBy("mn.sonin.sample..")
            .layer("cluster")
            .definedBy("mn.sonin.cluster..")
            .layer("shards")
            .definedBy("mn.sonin.shards..")
            .layer("cli")
            .definedBy("mn.sonin.cli..")
            .whereLayer("config")
            .mayNotAccessAnyLayer()
            .whereLayer("archive")
            .mayOnlyAccessLayers("config")
            .whereLayer("crawler")
            .mayOnlyAccessLayers("config", "archive")
            .whereLayer("indexer")
            .mayOnlyAccessLayers("config", "archive")
            .whereLayer("search")
            .mayOnlyAccessLayers("config", "archive", "indexer")
            .whereLayer("sample")
            .mayNotAccessAnyLayer()
            .whereLayer("cluster")
            .mayOnlyAccessLayers("config", "archive", "crawler")
            .whereLayer("cluster")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("shards")
            .mayOnlyAccessLayers("config", "archive", "indexer")
            .whereLayer("shards")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("mn.sonin.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule quartzIsFenced = fenced("org.quartz..", "mn.sonin.crawler.schedule..", "mn.sonin.cluster..");

    @ArchTest
    static final ArchRule jwarcIsFenced = fenced("org.netpreserve.jwarc..", "mn.sonin.archive.warc..");

    @ArchTest
    static final ArchRule sqlIsFenced = noClasses()
            .that()
            .resideOutsideOfPackages("mn.sonin.archive.store..", "mn.sonin.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jdbi..", "org.flywaydb..", "com.zaxxer..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule luceneIsFenced = fenced("org.apache.lucene..", "mn.sonin.indexer..", "mn.sonin.shards..");

    @ArchTest
    static final ArchRule openSearchIsFenced = fenced("org.opensearch..", "mn.sonin.shards..");

    @ArchTest
    static final ArchRule okHttpIsFenced = fenced("okhttp3..", "mn.sonin.crawler.fetch..", "mn.sonin.search.alert..");

    @ArchTest
    static final ArchRule theSdkOfS3IsFenced = fenced("software.amazon.awssdk..", "mn.sonin.cluster..");

    /** Whoever only wants to know whether somebody knows a secret asks {@link Secret#is}, which tells nothing by its time. */
    @ArchTest
    static final ArchRule secretsAreReadWhereTheyAreHandedOn = noClasses()
            .that()
            .resideOutsideOfPackages("mn.sonin.config..", "mn.sonin.search.alert..")
            .should()
            .callMethod(Secret.class, "value")
            .orShould()
            .callMethod(Secret.class, "equals", Object.class);

    @ArchTest
    static final ArchRule analysisStandsAlone = noClasses()
            .that()
            .resideInAPackage("mn.sonin.indexer.analysis..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are Sonin's but not of the analysis",
                    (JavaClass type) -> type.getPackageName().startsWith("mn.sonin")
                            && !type.getPackageName().startsWith("mn.sonin.indexer.analysis")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("be in a package marked with @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class)
                            || type.getPackageName().startsWith("gg.jte");
                    events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " lacks @NullMarked"));
                }
            });

    @ArchTest
    static final ArchRule casesOfSealedTypesAreValues = classes()
            .that(DescribedPredicate.describe("are cases of a sealed interface", ArchitectureTest::isCase))
            .should(new ArchCondition<>("be records, enums or sealed interfaces") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean value = type.isRecord() || type.isEnum() || type.isInterface();
                    events.add(new SimpleConditionEvent(type, value, type.getName() + " is no value"));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Processor")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .orShould()
            .haveNameMatching(".*[.$]Base[A-Z].*")
            .orShould()
            .resideInAnyPackage("..model..", "..util..", "..common..", "..impl..");

    @ArchTest
    static final ArchRule timeComesIn = noClasses()
            .that()
            .resideOutsideOfPackages("mn.sonin.cli..", "mn.sonin.bench..")
            .and(DescribedPredicate.not(JavaClass.Predicates.simpleName("Schedule"))
                    .as("are not the one that turns our time into Quartz's, which is the machine's"))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static ArchRule fenced(String library, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .and()
                .resideOutsideOfPackage("mn.sonin.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true);
    }

    private static boolean isCase(JavaClass type) {
        return type.getRawInterfaces().stream()
                .anyMatch(parent -> parent.getModifiers().contains(JavaModifier.ABSTRACT)
                        && parent.reflect().isSealed());
    }
}
