package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.Ground.LONG_AGO;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.TokenFleet.account;
import static io.hubbackup.decide.policy.TokenFleet.accounts;
import static io.hubbackup.decide.policy.TokenFleet.cluster;
import static io.hubbackup.decide.policy.TokenFleet.clusters;
import static io.hubbackup.decide.policy.TokenFleet.secrets;
import static io.hubbackup.decide.policy.TokenFleet.token;
import static io.hubbackup.decide.policy.TokenFleet.wanted;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A hub of the size for which an evaluation has to be quick (policies 9.18). */
final class LargeHub {

    static final int BACKUPS = 10_000;
    static final int CLUSTERS = 2_000;

    private LargeHub() {}

    /** All is well with it at noon. */
    static PolicyHub well() {
        var names =
                IntStream.range(0, CLUSTERS).mapToObj("cluster-%04d"::formatted).toList();
        var end = NOON.plus(Duration.ofDays(60));
        var hub = clusters(
                wanted(bare()),
                names.stream().map(name -> cluster(name, LONG_AGO)).toList());
        var asked = accounts(
                hub,
                Observed.of(Indexed.of(
                        names.stream().map(name -> account(name, LONG_AGO)).toList())));
        var held = secrets(
                asked,
                Observed.of(
                        Indexed.of(names.stream().map(name -> token(name, end)).toList())));
        return Ground.well(held, NOON)
                .plus(IntStream.range(0, BACKUPS / BackupType.values().length)
                        .mapToObj(run -> NOON.minus(Duration.ofHours(2).multipliedBy(run)))
                        .flatMap(
                                run -> Stream.of(BackupType.values()).map(type -> backup(type, SELF, "Completed", run)))
                        .toList());
    }

    static List<String> suspects(Evaluation evaluation) {
        return evaluation.judgements().entrySet().stream()
                .filter(entry -> entry.getValue().verdict().reason() == Verdict.Common.EvaluationError)
                .map(entry -> entry.getKey() + ": " + entry.getValue().verdict().message())
                .toList();
    }
}
