package io.hubbackup.scenario;

import io.hubbackup.apiserver.fault.Fault;
import io.hubbackup.apiserver.fault.FaultRule;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.demo.operator.InProcessOperator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which faults are tried where in a scenario. The places are those where the operator asked something when nothing went wrong. */
final class Matrix {

    /** The operator gives up after a minute. */
    private static final Duration LATE = Duration.ofSeconds(40);

    private static final Duration TOO_LATE = Duration.ofSeconds(90);
    /** A watch that is open is not refused any more; the next one is, within an hour. */
    private static final Duration LONG = Duration.ofHours(2);

    private static final Set<String> READS = Set.of("get", "list", "watch");

    private static final List<Fault> REFUSALS = List.of(
            refuse(403),
            refuse(500),
            refuse(503),
            refuse(504),
            new Fault.Refuse(429, Optional.of(Duration.ofSeconds(20))),
            new Fault.CutBefore(),
            new Fault.CutAfter(),
            new Fault.Slow(LATE),
            new Fault.Slow(TOO_LATE));
    private static final List<Fault> OF_WRITES =
            List.of(refuse(409), new Fault.RefuseAfter(504), new Fault.RefuseAfter(500));
    private static final List<Fault> OF_LISTS = List.of(refuse(410), new Fault.Stale(25));
    private static final List<Fault> OF_WATCHES = List.of(
            refuse(410),
            new Fault.Silence(0),
            new Fault.Silence(1),
            new Fault.CutWatch(0),
            new Fault.CutWatch(1),
            new Fault.GoneWatch(0),
            new Fault.GoneWatch(1),
            new Fault.Replay());

    private record Place(String verb, String resource) {}

    private Matrix() {}

    /** Every fault at the first, the middle and the last request of every verb and kind. */
    static List<Disturbance> once(List<Address> asked) {
        var all = new ArrayList<Disturbance>();
        counts(asked)
                .forEach((place, times) -> faults(place)
                        .forEach(fault -> Stream.of(1, (times + 1) / 2, times)
                                .distinct()
                                .map(nth ->
                                        new Disturbance.Once(at(place, fault).nth(nth)))
                                .forEach(all::add)));
        long discoveries =
                asked.stream().filter(address -> !address.isAboutObjects()).count();
        groups(asked)
                .forEach(group -> Stream.of(1L, (discoveries + 1) / 2)
                        .flatMap(nth -> Stream.of(true, false)
                                .map(told ->
                                        of(new Fault.MissingGroup(group, told)).nth(nth.intValue())))
                        .map(Disturbance.Once::new)
                        .forEach(all::add));
        return all;
    }

    /** 403 on a kind, and groups that discovery does not show, for two hours; while something happens only where no run would fall into it. */
    static List<Disturbance> lasting(Scenario scenario, List<Address> asked) {
        var rules = Stream.concat(
                        resources(asked).stream()
                                .map(resource -> of(refuse(403)).resource(resource)),
                        groups(asked).stream()
                                .flatMap(group ->
                                        Stream.of(true, false).map(told -> of(new Fault.MissingGroup(group, told)))))
                .toList();
        var all = new ArrayList<Disturbance>();
        for (int step = 0; step < scenario.steps().size(); step++) {
            for (var rule : rules) {
                all.add(new Disturbance.Lasting(rule, step, false, LONG));
                if (!scenario.hasRuns()) {
                    all.add(new Disturbance.Lasting(rule, step, true, LONG));
                }
            }
        }
        return all;
    }

    static List<Disturbance> crashes(List<Address> asked) {
        int writes = (int) asked.stream()
                .filter(address -> !READS.contains(address.verb()))
                .count();
        return IntStream.rangeClosed(1, writes)
                .<Disturbance>mapToObj(Disturbance.Crash::new)
                .toList();
    }

    /** So many of them, evenly spread, beginning at another place for each scenario. */
    static <T> List<T> share(List<T> all, int most, int scenario) {
        if (all.size() <= most) {
            return all;
        }
        return IntStream.range(0, most)
                .mapToObj(index -> all.get((int) ((long) index * all.size() / most + scenario * 7L) % all.size()))
                .distinct()
                .toList();
    }

    /** One of each kind of fault, at another place for each scenario. */
    static List<Disturbance> oneOfEach(List<Disturbance> all, int scenario) {
        var kinds = new TreeMap<String, List<Disturbance>>();
        all.forEach(disturbance -> kinds.computeIfAbsent(kind(disturbance), none -> new ArrayList<>())
                .add(disturbance));
        return kinds.values().stream()
                .map(same -> same.get(scenario * 7 % same.size()))
                .toList();
    }

    private static String kind(Disturbance disturbance) {
        var fault = ((Disturbance.Once) disturbance).rule().fault();
        return fault instanceof Fault.Refuse refuse
                ? "refused with " + refuse.code()
                : fault.getClass().getSimpleName();
    }

    private static TreeMap<Place, Integer> counts(List<Address> asked) {
        var counts =
                new TreeMap<Place, Integer>(Comparator.comparing(Place::verb).thenComparing(Place::resource));
        asked.forEach(address -> counts.merge(new Place(address.verb(), address.resource()), 1, Integer::sum));
        return counts;
    }

    private static Collection<String> resources(List<Address> asked) {
        var found = new TreeSet<String>();
        asked.stream()
                .map(Address::resource)
                .filter(resource -> !resource.isEmpty())
                .forEach(found::add);
        return found;
    }

    private static Collection<String> groups(List<Address> asked) {
        var found = new TreeSet<String>();
        asked.stream().map(Address::group).filter(group -> group.contains(".")).forEach(found::add);
        found.removeIf(group -> group.endsWith(".k8s.io"));
        found.add("argoproj.io");
        return found;
    }

    private static Stream<Fault> faults(Place place) {
        return Stream.concat(
                REFUSALS.stream(),
                switch (place.verb()) {
                    case "get" -> Stream.of();
                    case "list" -> OF_LISTS.stream();
                    case "watch" -> OF_WATCHES.stream();
                    default -> OF_WRITES.stream();
                });
    }

    private static FaultRule at(Place place, Fault fault) {
        return of(fault).verb(place.verb()).resource(place.resource());
    }

    private static FaultRule of(Fault fault) {
        return FaultRule.always(fault).userAgent(InProcessOperator.USER_AGENT);
    }

    private static Fault refuse(int code) {
        return new Fault.Refuse(code, Optional.empty());
    }
}
