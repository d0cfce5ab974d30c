package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Ground.LONG_AGO;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.TokenFleet.account;
import static io.hubbackup.decide.policy.TokenFleet.accounts;
import static io.hubbackup.decide.policy.TokenFleet.addOn;
import static io.hubbackup.decide.policy.TokenFleet.cluster;
import static io.hubbackup.decide.policy.TokenFleet.clusters;
import static io.hubbackup.decide.policy.TokenFleet.hive;
import static io.hubbackup.decide.policy.TokenFleet.secrets;
import static io.hubbackup.decide.policy.TokenFleet.token;
import static io.hubbackup.decide.policy.TokenFleet.wanted;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.AutoImportTokensAvailable.Why;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.wire.MsaNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T03, U15 Every imported cluster has a valid import token")
class AutoImportTokensAvailableTest {

    private static final Instant QUARTER_PAST = NOON.plus(Duration.ofMinutes(15));
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(fleet(account("one", LONG_AGO), token("one", TOMORROW)), Why.AllAvailable)
                        .until(TOMORROW)
                        .as("T03 the cluster has one"),
                violated(fleet(account("one", LONG_AGO), token("one", TOMORROW)), Why.TokensExpired)
                        .at(TOMORROW)
                        .saying("one (expired)")
                        .as("U15 it has expired"),
                compliant(
                                secrets(
                                        accounts(
                                                only("one"),
                                                account("one", LONG_AGO),
                                                account("one", MsaNames.PAIR_ACCOUNT, LONG_AGO)),
                                        token("one", NOON),
                                        token("one", MsaNames.PAIR_ACCOUNT, TOMORROW)),
                                Why.AllAvailable)
                        .as("T03 one of the two tokens will do"),
                violated(accounts(only("one"), account("one", LONG_AGO)), Why.TokensMissing)
                        .saying(
                                "1 of 1 clusters have no import token, so another hub cannot import them: one (no secret). Check")
                        .as("T03 an account whose cluster never answered"),
                compliant(accounts(only("one"), account("one", NOON)), Why.AllAvailable)
                        .at(QUARTER_PAST)
                        .until(QUARTER_PAST.plusMillis(1))
                        .as("T03 a quarter of an hour for a new account"),
                violated(accounts(only("one"), account("one", NOON)), Why.TokensMissing)
                        .at(QUARTER_PAST.plusMillis(1))
                        .as("T03 and no more"),
                violated(only("one"), Why.TokensMissing)
                        .saying("one (no account)")
                        .as("U15 a cluster without an account"),
                compliant(clusters(wanted(bare()), List.of(cluster("one", NOON))), Why.AllAvailable)
                        .at(QUARTER_PAST)
                        .until(QUARTER_PAST.plusMillis(1))
                        .as("T03 a quarter of an hour for a new cluster"),
                violated(clusters(wanted(bare()), List.of(cluster("one", NOON))), Why.TokensMissing)
                        .at(QUARTER_PAST.plusMillis(1))
                        .as("T03 and no more for a cluster either"),
                compliant(secrets(only("one"), hive("one")), Why.AllAvailable).as("T03 Hive's clusters need none"),
                compliant(only("local-cluster"), Why.AllAvailable).as("T03 nor does the hub's own cluster"),
                violated(
                                clusters(
                                        wanted(bare()),
                                        List.of(cluster("me", true, LONG_AGO), cluster("local-cluster", LONG_AGO))),
                                Why.TokensMissing)
                        .saying("1 of 1 clusters")
                        .as("U17 a cluster that only has that name does"),
                violated(clusters(wanted(bare()), many()), Why.TokensMissing)
                        .saying(
                                "12 of 12 clusters have no import token, so another hub cannot import them: c-01 (no account)")
                        .as("T03 ten of twelve are named"),
                violated(clusters(wanted(bare()), many()), Why.TokensMissing)
                        .saying(", +2 more")
                        .as("T03 the others are counted"),
                violated(addOn(only("one"), false), Why.AddonDisabled).as("T03 nobody makes tokens"),
                violated(accounts(only("one"), Observed.notServed("ManagedServiceAccount")), Why.AddonDisabled)
                        .as("T03 the kind is not even served"),
                notApplicable(clusters(active(), List.of(cluster("one", LONG_AGO))), Common.NotApplicable)
                        .as("T03 nobody asked for tokens"),
                notApplicable(bare(), Common.NotApplicable).as("T03 a hub that nobody has configured"),
                unknown(
                                accounts(only("one"), Observed.unreadable("ManagedServiceAccount", "timeout")),
                                Common.Unreadable)
                        .as("T03 unreadable is not absent"),
                unknown(secrets(only("one"), Observed.unreadable("Secret", "timeout")), Common.Unreadable)
                        .as("T03 nor are unreadable secrets"));
    }

    private static PolicyHub only(String name) {
        return clusters(wanted(bare()), List.of(cluster(name, LONG_AGO)));
    }

    private static PolicyHub fleet(TokenAccountSeen account, SecretSeen token) {
        return secrets(accounts(only("one"), account), token);
    }

    private static List<ClusterSeen> many() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> cluster("c-%02d".formatted(number), LONG_AGO))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new AutoImportTokensAvailable(WrittenCatalogue.read()));
    }
}
