package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.Fleet;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.check.AutoImportUsable.Why;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ScheduleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N08 import tokens are worth something")
class AutoImportUsableTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(hub(Fleet.of("a").token("a", EXPIRY.plusSeconds(1))), Why.AsExpected)
                        .as("N08 the token outlives the newest backup"),
                violated(hub(Fleet.of("a").token("a", EXPIRY)), Why.TokensExpiring)
                        .saying(
                                "1 clusters end before the newest backup of the managed clusters does (2026-04-02T10:00:00Z): a")
                        .as("N08 one that ends with it does not"),
                compliant(hub(Fleet.of("a").token("a", EXPIRY).pair("a", EXPIRY.plusSeconds(1))), Why.AsExpected)
                        .as("N08 one of the pair is enough"),
                violated(hub(Fleet.of("a").token("a", EXPIRY.plusSeconds(1)).url("a", "")), Why.NoApiUrl)
                        .saying("cannot be called by another hub: a")
                        .as("N08 nobody can call a cluster without URL"),
                violated(
                                hub(Fleet.of("a", "b")
                                        .token("a", EXPIRY)
                                        .url("a", "")
                                        .token("b", EXPIRY.plusSeconds(1))),
                                Why.TokensExpiring)
                        .saying("1 clusters have no API URL")
                        .as("N08 both are told"),
                compliant(hub(Fleet.of("a")), Why.AsExpected).as("N08 a missing token is the word of T03"),
                compliant(hub(Fleet.of("a").token("a", NOON)), Why.AsExpected).as("N08 so is one that has ended"),
                compliant(hub(Fleet.of("a").hive("a").url("a", "")), Why.AsExpected)
                        .as("N08 hive needs neither"),
                compliant(hub(Fleet.of("a").local("a")), Why.AsExpected).as("N08 the hub itself needs neither"),
                compliant(
                                tokens(active().fleet(Fleet.of("a")
                                        .token("a", NOON.plusSeconds(60))
                                        .seen())),
                                Why.AsExpected)
                        .as("N08 without a backup no token is too short"),
                notApplicable(active().fleet(Fleet.of("a").url("a", "").seen()), Common.NotApplicable)
                        .as("N08 no token is wanted"),
                notApplicable(bare(), Common.NotApplicable).as("N08 nothing is backed up here"),
                unknown(tokens(active()).fleet(Fleet.of("a").unreadable("secrets is forbidden")), Common.Forbidden)
                        .as("N08 unreadable is not absent"),
                unknown(hub(Fleet.of("a")).backups(Observed.unreadable("Backup", "timeout")), Common.Unreadable)
                        .as("N08 neither are backups"));
    }

    /** That of the backups of ten o'clock. */
    private static final Instant EXPIRY = NOON.minusSeconds(7200).plus(Duration.ofDays(30));

    private static PolicyHub hub(Fleet fleet) {
        return tokens(active()).fleet(fleet.seen()).set(SELF, NOON.minusSeconds(7200));
    }

    private static PolicyHub tokens(PolicyHub hub) {
        return hub.schedule("Enabled", new ScheduleTerms("0 */2 * * *", Optional.empty(), true, false, ""));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new AutoImportUsable());
    }
}
