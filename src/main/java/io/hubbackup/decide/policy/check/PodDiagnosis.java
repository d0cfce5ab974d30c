package io.hubbackup.decide.policy.check;

import io.hubbackup.hub.PodSeen;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Why Pods do not run, as the end of a sentence. */
final class PodDiagnosis {

    private PodDiagnosis() {}

    /** Empty when they do not say. */
    static String of(Collection<PodSeen> pods) {
        var words = pods.stream()
                .filter(pod -> !pod.waiting().isEmpty() || !pod.lastEnd().isEmpty())
                .sorted(Comparator.comparing(PodSeen::name))
                .map(PodDiagnosis::of)
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    static String of(PodSeen pod) {
        var waiting = pod.waiting().isEmpty() ? "" : " waits: " + pod.waiting();
        var ended =
                pod.lastEnd().isEmpty() ? "" : (waiting.isEmpty() ? " " : ", ") + "ended last with " + pod.lastEnd();
        return "Pod " + pod.name() + waiting + ended;
    }
}
