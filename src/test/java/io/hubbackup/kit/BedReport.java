package io.hubbackup.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The last lines of a test run: what ran on which bed and how long, and what did not run. A bed is a tag {@code bed-…}; a class without one needs no
 * hub. A tag {@code suite-…} is a suite of cases that runs on several beds. Found by the JUnit Platform through its service file. The system property {@code bed.tally} names the file that one build adds up in.
 */
public final class BedReport implements TestExecutionListener {

    private static final String BED = "bed-";
    private static final String SUITE = "suite-";
    private static final String NO_HUB = "no hub";
    private static final Set<String> WITHIN_A_CLASS = Set.of("nested-class", "class-template-invocation");

    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final BedTally tally = new BedTally();
    private volatile Optional<TestPlan> plan = Optional.empty();

    @Override
    public void testPlanExecutionStarted(TestPlan begun) {
        plan = Optional.of(begun);
    }

    @Override
    public void executionStarted(TestIdentifier id) {
        started.put(id.getUniqueId(), System.nanoTime());
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier id, String reason) {
        Missing.because(reason).ifPresent(missing -> nameOf(id).ifPresent(test -> tally.notRun(missing, test)));
    }

    @Override
    public synchronized void executionFinished(TestIdentifier id, TestExecutionResult result) {
        var ok = result.getStatus() != TestExecutionResult.Status.FAILED;
        // a class that could not be set up counts as one failure
        if (id.isTest() || !ok) {
            tally.test(bedOf(id), ok);
        }
        if (id.isTest()) {
            tagged(id, SUITE).forEach(suite -> tally.cases(suite, bedOf(id), 1));
        }
        var begun = Optional.ofNullable(started.remove(id.getUniqueId()));
        // the time of a class holds the start of its hub; inner classes are within it
        if (isOutermostClass(id)) {
            begun.ifPresent(nanos -> tally.time(bedOf(id), Duration.ofNanos(System.nanoTime() - nanos)));
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan ended) {
        Optional.ofNullable(System.getProperty("bed.tally")).map(Path::of).ifPresent(file -> {
            tally.addFrom(file);
            tally.save(file);
        });
        tally.lines().forEach(System.out::println);
        OperatorProcess.started().ifPresent(how -> System.out.println("Started as a process of its own: " + how));
    }

    /** A bed is said at the class; what is below an invocation of a class does not inherit its tags. */
    private String bedOf(TestIdentifier id) {
        var beds = tagged(id, BED).sorted().collect(Collectors.joining(" + "));
        return beds.isEmpty() ? NO_HUB : beds;
    }

    private Stream<String> tagged(TestIdentifier id, String kind) {
        return Stream.iterate(
                        Optional.of(id),
                        Optional::isPresent,
                        one -> one.flatMap(child -> plan.flatMap(all -> all.getParent(child))))
                .flatMap(one -> one.orElseThrow().getTags().stream())
                .map(TestTag::getName)
                .filter(tag -> tag.startsWith(kind))
                .map(tag -> tag.substring(kind.length()).replace('-', ' '))
                .distinct();
    }

    private static boolean isOutermostClass(TestIdentifier id) {
        return classOf(id).isPresent()
                && id.getUniqueIdObject().getSegments().stream()
                        .noneMatch(segment -> WITHIN_A_CLASS.contains(segment.getType()));
    }

    private static Optional<String> nameOf(TestIdentifier id) {
        return classOf(id)
                .or(() -> id.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(MethodSource.class::cast)
                        .map(source -> simple(source.getClassName()) + "." + source.getMethodName()));
    }

    private static Optional<String> classOf(TestIdentifier id) {
        return id.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .map(BedReport::simple);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
