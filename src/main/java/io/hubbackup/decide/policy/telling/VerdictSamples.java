package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluation.Judgement;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the templates say as figures (policies 7.2). */
final class VerdictSamples {

    private static final List<String> STATUSES =
            Arrays.stream(Verdict.Status.values()).map(Verdict.Status::label).toList();
    private static final List<String> ROLES =
            Arrays.stream(HubRole.values()).map(HubRole::label).toList();

    private final Evaluation evaluation;
    private final Catalogue catalogue;

    VerdictSamples(Evaluation evaluation, Catalogue catalogue) {
        this.evaluation = evaluation;
        this.catalogue = catalogue;
    }

    Stream<Sample> all() {
        var judged = evaluation.judgements().entrySet().stream()
                .flatMap(entry -> judgement(entry.getKey(), entry.getValue()));
        var evaluated = Sample.time(Figure.LAST_EVALUATION, Labels.NONE, evaluation.at());
        return Stream.of(judged, role(), Stream.of(evaluated)).flatMap(samples -> samples);
    }

    private Stream<Sample> judgement(String template, Judgement judgement) {
        var labels = Labels.of("template", template);
        var status = Sample.states(
                Figure.STATUS,
                labels.and("severity", catalogue.entry(template).severity()),
                "status",
                STATUSES,
                judgement.verdict().status().label());
        return Stream.concat(
                status.stream(), Stream.of(Sample.time(Figure.LAST_TRANSITION, labels, judgement.since())));
    }

    /** A role that could not be told is none of them. */
    private Stream<Sample> role() {
        var current = evaluation.role().fold(HubRole::label, api -> "", unreadable -> "");
        return Sample.states(Figure.HUB_ROLE, Labels.NONE, "role", ROLES, current).stream();
    }
}
