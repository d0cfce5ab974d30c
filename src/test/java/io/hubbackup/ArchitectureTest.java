package io.hubbackup;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house (D15): who may know whom, who may write, who may ask for the time. */
class ArchitectureTest {

    private static final String HOUSE = "io.hubbackup.";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hubbackup");

    private static final Set<String> VERBS = Set.of(
            "create",
            "delete",
            "edit",
            "patch",
            "patchStatus",
            "replace",
            "scale",
            "serverSideApply",
            "update",
            "updateStatus");
    private static final Set<String> HTTP_VERBS = Set.of("method", "post", "put", "patch", "delete");
    private static final String[] HANDS = {
        "io.fabric8.kubernetes.client..",
        "io.javaoperatorsdk..",
        "io.quarkus..",
        "jakarta..",
        "java.net.http..",
        "java.nio.file..",
        "java.util.concurrent..",
        "org.jboss.logging.."
    };
    /** Posts what the API server answers and does not store. */
    private static final String QUESTION = HOUSE + "observe.AccessQuestions";

    private static final Pattern DRAWER = Pattern.compile(".*(Utils?|Helper|Manager|Handler|Processor|Impl|Info|Data)");

    @Test
    @DisplayName("D15 the test looks at the classes of the operator, not at nothing")
    void thereIsSomethingToLookAt() {
        assertThat(OURS.contain(HOUSE + "plan.Plan")).isTrue();
        assertThat(OURS.contain(ArchitectureTest.class)).isFalse();
    }

    static Stream<Arguments> rooms() {
        return Stream.of(
                argumentSet("wire knows nothing of ours", "wire", rooms("wire")),
                argumentSet("api knows wire", "api", rooms("api", "wire")),
                argumentSet("hub knows what is seen", "hub", rooms("hub", "wire", "api")),
                argumentSet("plan knows what is seen", "plan", rooms("plan", "wire", "api", "hub")),
                argumentSet(
                        "deciding knows neither looking nor acting",
                        "decide",
                        rooms("decide", "wire", "api", "hub", "plan")),
                argumentSet(
                        "looking knows neither deciding nor acting",
                        "observe",
                        rooms("observe", "wire", "api", "hub", "plan")),
                argumentSet(
                        "acting knows neither looking nor deciding",
                        "apply",
                        rooms("apply", "wire", "api", "hub", "plan")));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    @DisplayName("D15 a room knows only the rooms before it; nobody knows run")
    void roomsKnowOnly(String room, String[] known) {
        hold(noClasses()
                .that()
                .resideInAPackage(HOUSE + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.hubbackup..").and(not(resideInAnyPackage(known)))));
    }

    @Test
    @DisplayName("D15 backup, restore, policy and guard do not know each other")
    void deciders() {
        hold(slices().matching(HOUSE + "decide.(*)..").should().notDependOnEachOther());
    }

    @Test
    @DisplayName("D15 the rooms form no circle")
    void noCircles() {
        hold(slices().matching(HOUSE + "(*)..").should().beFreeOfCycles());
    }

    @Test
    @DisplayName("D9 whoever thinks has no client, no framework, no thread and no file")
    void thinkingHasNoHands() {
        // an annotation for the native build is no framework
        var hands = resideInAnyPackage(HANDS).and(not(resideInAPackage("io.quarkus.runtime.annotations")));
        hold(noClasses()
                .that()
                .resideInAnyPackage(rooms("wire", "hub", "plan", "decide"))
                .should()
                .dependOnClassesThat(hands));
    }

    @Test
    @DisplayName("D13 the clock and chance are chosen in one class and handed in; nobody sleeps")
    void timeAndChanceAreHandedIn() {
        hold(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(HOUSE + "run.OperatorParts")
                .should()
                .callMethodWhere(timeOrChance())
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callConstructor(java.util.Random.class));
        hold(noClasses().should().callMethod(Thread.class, "sleep", long.class));
    }

    @Test
    @DisplayName("D15 only apply writes to a hub")
    void onlyOneDoor() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE + "apply..")
                .and()
                .doNotHaveFullyQualifiedName(QUESTION)
                .should()
                .callMethodWhere(writes()));
    }

    @Test
    @DisplayName("D13 what thinks remembers nothing")
    void noStaticState() {
        hold(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(rooms("wire", "api", "hub", "plan", "decide"))
                .should()
                .beFinal());
    }

    @Test
    @DisplayName("a class is called after a thing of the field, not after a drawer")
    void names() {
        hold(classes()
                .should(be(describe(
                        "named by a noun of the field",
                        aClass -> !DRAWER.matcher(aClass.getSimpleName()).matches()))));
    }

    @Test
    @DisplayName("D17 every package says what its room is, and that null is marked")
    void everyPackageIsIntroduced() {
        assertThat(OURS.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(room -> assertThat(room.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .as("package-info of %s with @NullMarked", room.getName())
                        .isTrue());
    }

    private static DescribedPredicate<JavaCall<?>> timeOrChance() {
        return describe("asks the machine for time or chance", call -> {
            CodeUnitCallTarget target = call.getTarget();
            boolean bare = target.getRawParameterTypes().isEmpty();
            return switch (target.getOwner().getName()) {
                case "java.time.Instant",
                        "java.time.LocalDateTime",
                        "java.time.ZonedDateTime",
                        "java.time.OffsetDateTime" -> target.getName().equals("now");
                case "java.time.Clock" -> target.getName().startsWith("system");
                case "java.lang.System" ->
                    bare && Set.of("currentTimeMillis", "nanoTime").contains(target.getName());
                case "java.lang.Math" -> target.getName().equals("random");
                case "java.util.UUID" -> target.getName().equals("randomUUID");
                default -> false;
            };
        });
    }

    private static DescribedPredicate<JavaCall<?>> writes() {
        return describe("writes by the client", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getTarget().getName();
            boolean byModel = owner.startsWith("io.fabric8.kubernetes.client.")
                    && (VERBS.contains(name) || name.startsWith("createOr"));
            boolean byHand =
                    owner.startsWith("io.fabric8.kubernetes.client.http.HttpRequest") && HTTP_VERBS.contains(name);
            return byModel || byHand;
        });
    }

    private static String[] rooms(String... names) {
        return Arrays.stream(names).map(name -> HOUSE + name + "..").toArray(String[]::new);
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(OURS);
    }
}
