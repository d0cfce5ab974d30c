package io.hubbackup.decide.backup.preparation;

import static io.hubbackup.decide.backup.preparation.FakeHub.NOW;
import static io.hubbackup.decide.backup.preparation.FakeHub.TOKEN_LIFE;
import static io.hubbackup.decide.backup.preparation.FakeHub.hub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.preparation.FakeHub.Part;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.plan.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The secrets with the tokens: label and lifetime (B4.12, B4.27, B4.30). No cluster here, so nothing else is planned. */
class TokenSecretsTest {

    private static final String MAIN = "auto-import-account";
    private static final String BACKUP = "cluster.open-cluster-management.io/backup";
    private static final String TOKEN = "authentication.open-cluster-management.io/is-managed-serviceaccount";
    private static final String END = NOW.plus(TOKEN_LIFE).toString();

    static Stream<Arguments> patches() {
        return Stream.of(
                argumentSet(
                        "B4.12, B4.30 label and lifetime in one patch",
                        hub().account("c", MAIN).token("c", MAIN),
                        List.of(patch(Map.of(
                                "labels",
                                Map.of(BACKUP, "msa"),
                                "annotations",
                                Map.of("expirationTimestamp", END, "lastRefreshTimestamp", NOW.toString()))))),
                argumentSet(
                        "B4.30 only what differs",
                        hub().account("c", MAIN)
                                .secret(token(
                                        Map.of(TOKEN, "true", BACKUP, "msa"),
                                        Map.of("expirationTimestamp", END, "lastRefreshTimestamp", "before"))),
                        List.of(patch(Map.of("annotations", Map.of("lastRefreshTimestamp", NOW.toString()))))),
                argumentSet(
                        "B4.30 nothing differs",
                        hub().account("c", MAIN)
                                .secret(token(
                                        Map.of(TOKEN, "true", BACKUP, "msa"),
                                        Map.of("expirationTimestamp", END, "lastRefreshTimestamp", NOW.toString()))),
                        List.of()),
                argumentSet(
                        "B4.30 an account without a status leaves the annotations",
                        hub().account(withoutStatus())
                                .secret(token(
                                        Map.of(TOKEN, "true", BACKUP, "msa"), Map.of("expirationTimestamp", "kept"))),
                        List.of()),
                argumentSet(
                        "B4.30 a user's label is kept, the lifetime is told all the same",
                        hub().account("c", MAIN).secret(token(Map.of(TOKEN, "true", BACKUP, "mine"), Map.of())),
                        List.of(patch(Map.of(
                                "annotations",
                                Map.of("expirationTimestamp", END, "lastRefreshTimestamp", NOW.toString()))))),
                argumentSet(
                        "B4.12 without its account the token is labelled",
                        hub().token("c", MAIN),
                        List.of(patch(Map.of("labels", Map.of(BACKUP, "msa"))))),
                argumentSet(
                        "BW15 accounts that cannot be read do not keep the token out of the backup",
                        hub().token("c", MAIN).unreadable(Part.ACCOUNTS),
                        List.of(patch(Map.of("labels", Map.of(BACKUP, "msa"))))),
                argumentSet(
                        "B4.12 T02 D26 where it is only told, the lifetime is written and the label is not",
                        hub().tokensOnlyTold().account("c", MAIN).token("c", MAIN),
                        List.of(patch(Map.of(
                                "annotations",
                                Map.of("expirationTimestamp", END, "lastRefreshTimestamp", NOW.toString()))))),
                argumentSet(
                        "B4.12 with the option off nothing is labelled",
                        hub().optionOff().token("c", MAIN).notServed(Part.ACCOUNTS),
                        List.of()),
                argumentSet("B4.27 another name", hub().secret("c", "team-account", TOKEN, "true"), List.of()),
                argumentSet("B4.27 without the label", hub().secret("c", MAIN), List.of()),
                argumentSet("B4.27 the label with another value", hub().secret("c", MAIN, TOKEN, MAIN), List.of()),
                argumentSet("BW38 in the local cluster", hub().localCluster("c").token("c", MAIN), List.of()),
                argumentSet(
                        "B4.13 a token with another mark still gets one patch",
                        hub().account("c", MAIN)
                                .secret(token(
                                        Map.of(TOKEN, "true", "agent-install.openshift.io/watch", "true"),
                                        Map.of("expirationTimestamp", END))),
                        List.of(patch(Map.of(
                                "labels",
                                Map.of(BACKUP, "agent-install"),
                                "annotations",
                                Map.of("lastRefreshTimestamp", NOW.toString()))))));
    }

    private static Map<String, Object> patch(Map<String, Object> metadata) {
        return Map.of("metadata", metadata);
    }

    private static SecretSeen token(Map<String, String> labels, Map<String, String> annotations) {
        return new SecretSeen(new ObjectKey("c", MAIN), "u", labels, annotations, List.of(), false);
    }

    private static TokenAccountSeen withoutStatus() {
        return new TokenAccountSeen(
                new ObjectKey("c", MAIN),
                "u",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(""),
                NOW,
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("patches")
    @DisplayName("B4.12, B4.30 token secrets")
    void patches(FakeHub hub, List<Map<String, Object>> expected) {
        assertThat(hub.writes())
                .extracting(write -> ((Write.Patch) write).body())
                .isEqualTo(expected);
        assertThat(hub.writes()).allMatch(write -> write.target().kind().equals(Kinds.SECRET));
    }

    @Test
    @DisplayName("B4.27, D26 every token with the prefix, in all namespaces")
    void everywhere() {
        var hub = hub().token("a", MAIN).token("b", "auto-import-account-pair").token("d", "auto-import-account-x");
        assertThat(LabelsTest.labelled(hub, BACKUP))
                .isEqualTo(Map.of(
                        "a/auto-import-account", "msa",
                        "b/auto-import-account-pair", "msa",
                        "d/auto-import-account-x", "msa"));
    }
}
