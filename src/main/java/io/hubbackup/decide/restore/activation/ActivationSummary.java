package io.hubbackup.decide.restore.activation;

import io.hubbackup.decide.restore.activation.ClusterState.Outlook;
import io.hubbackup.decide.restore.journal.ActivationRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the clusters, for people.
 *
 * @param names of the clusters in each state, sorted; states without clusters are left out
 * @param messages {@code status.messages}: a line for each cluster that is not available yet, at most a hundred (R6.14, W39)
 * @param trouble what is wrong besides, one sentence each
 * @param list all of it
 * @param lost what is told when another hub has taken the clusters over meanwhile; else empty
 */
public record ActivationSummary(
        Map<ClusterState, List<String>> names,
        List<String> messages,
        List<String> trouble,
        ClusterList list,
        String lost) {

    private static final int MOST_MESSAGES = 100;
    private static final int NAMED = 10;

    public ActivationSummary {
        var sorted = new EnumMap<ClusterState, List<String>>(ClusterState.class);
        sorted.putAll(names);
        names = Collections.unmodifiableMap(sorted);
        messages = List.copyOf(messages);
        trouble = List.copyOf(trouble);
    }

    static ActivationSummary of(List<ClusterCourse> courses, List<String> trouble, ClusterList list) {
        var names = courses.stream()
                .collect(Collectors.groupingBy(
                        ClusterCourse::state,
                        () -> new EnumMap<>(ClusterState.class),
                        Collectors.mapping(ClusterCourse::name, Collectors.toList())));
        return new ActivationSummary(names, messages(courses, list), trouble, list, "");
    }

    /** The same, which begins with that sentence, if there is one. */
    ActivationSummary lostTo(Optional<String> rival) {
        return rival.map(sentence -> new ActivationSummary(names, messages, trouble, list, sentence))
                .orElse(this);
    }

    /** Those that never come first: they need somebody. */
    private static List<String> messages(List<ClusterCourse> courses, ClusterList list) {
        var all = courses.stream()
                .filter(course -> !course.message().isEmpty())
                .sorted(Comparator.comparing(course -> !course.is(Outlook.NEVER)))
                .map(ClusterCourse::message)
                .toList();
        return all.size() <= MOST_MESSAGES
                ? all
                : Stream.concat(
                                all.stream().limit(MOST_MESSAGES),
                                Stream.of("and %d more, see ConfigMap %s"
                                        .formatted(all.size() - MOST_MESSAGES, list.name())))
                        .toList();
    }

    /** The clusters that count: this hub itself and those that leave do not. */
    public int total() {
        return count(Outlook.CAME) + count(Outlook.ON_THE_WAY) + count(Outlook.NEVER);
    }

    public int count(Outlook outlook) {
        return names.entrySet().stream()
                .filter(state -> state.getKey().outlook() == outlook)
                .mapToInt(state -> state.getValue().size())
                .sum();
    }

    /** How many clusters are in which state, by {@link ClusterState#word}. */
    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        names.forEach((state, clusters) -> counts.put(state.word(), clusters.size()));
        return counts;
    }

    /** Whether every cluster came and nothing else is wrong. */
    public boolean complete() {
        return count(Outlook.CAME) == total() && trouble.isEmpty() && lost.isEmpty();
    }

    /** How many clusters are there of how many that were called: {@code 45/50}. */
    public String available() {
        return count(Outlook.CAME) + "/" + total();
    }

    /** A line for the sum, and one for each state of clusters that are not there. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        if (!lost.isEmpty()) {
            lines.add(lost);
        }
        lines.add("%d of %d managed clusters available.".formatted(count(Outlook.CAME), total()));
        names.forEach((state, clusters) -> {
            if (state.outlook() == Outlook.NEVER || state.outlook() == Outlook.ON_THE_WAY) {
                lines.add("%d %s: %s".formatted(clusters.size(), state.phrase(), some(clusters)));
            }
        });
        lines.addAll(trouble);
        if (count(Outlook.NEVER) > 0) {
            lines.add("Import by hand those that do not come; ConfigMap %s says of each why.".formatted(list.name()));
        }
        return List.copyOf(lines);
    }

    /** What the journal keeps of it when the activation is over. */
    public ActivationRecord conclusion(ActivationRecord before) {
        return before.concluded(counts(), messages, lines(), lost);
    }

    /** One or a few sentences with numbers and first names. */
    public String sentence() {
        if (total() == 0) {
            return withTrouble("There are no managed clusters to bring to this hub.");
        }
        var rest = names.entrySet().stream()
                .filter(state -> state.getKey().outlook() == Outlook.ON_THE_WAY
                        || state.getKey().outlook() == Outlook.NEVER)
                .map(state -> "; %d %s (%s)"
                        .formatted(state.getValue().size(), state.getKey().phrase(), some(state.getValue())))
                .collect(Collectors.joining());
        return withTrouble("%d of %d managed clusters available%s.".formatted(count(Outlook.CAME), total(), rest));
    }

    private String withTrouble(String sentence) {
        return (lost + " " + sentence + " " + String.join(" ", trouble)).strip();
    }

    private static String some(Collection<String> clusters) {
        var named = clusters.stream().sorted().limit(NAMED).collect(Collectors.joining(", "));
        return clusters.size() > NAMED ? named + " and " + (clusters.size() - NAMED) + " more" : named;
    }
}
