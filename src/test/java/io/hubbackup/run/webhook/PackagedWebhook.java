package io.hubbackup.run.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.restore.admission.RestoreDraft;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.FreePort;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import io.hubbackup.kit.Yaml;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The webhook of an operator as it is shipped, switched on by its settings; it asks a real API server for the author's rights. */
@WithHub(sharedAs = "admission")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PackagedWebhook {

    private static final RestoreDraft PASSIVE = RestoreDraft.of("skip", "latest", "latest")
            .with("labelSelector", Map.of("matchLabels", Map.of("a", "b")))
            .with("restoreStatus", Map.of("includedResources", List.of("*")));
    private static final RestoreDraft SYNC =
            RestoreDraft.sync("skip", "latest", "latest").inPhase("Started");
    private static final String PASSIVE_AUTHOR = "packaged-author";

    private final SelfSigned certificate = SelfSigned.make("EC");
    private Optional<OperatorProcess> operator = Optional.empty();
    private int port;

    abstract OperatorArtifact artifact();

    @BeforeAll
    void start(RealHub hub, @TempDir Path folder) {
        hub.install(Crds.OURS);
        Yaml.folder(Path.of("src/main/kubernetes/rbac"))
                .forEach(role -> hub.client().resource(role).serverSideApply());
        hub.kubectl(
                "create",
                "clusterrolebinding",
                PASSIVE_AUTHOR,
                "--clusterrole=hub-backup-restore-author-passive",
                "--user=" + PASSIVE_AUTHOR);
        port = FreePort.take();
        var settings = Map.of(
                "hub-backup.webhook.enabled",
                "true",
                "hub-backup.webhook.port",
                "" + port,
                "hub-backup.webhook.cert-dir",
                folder.toString());
        operator = Optional.of(OperatorProcess.launch(artifact(), hub.kubeconfig(), settings));
        hub.within(Duration.ofMinutes(1), "the operator is alive")
                .until(() -> operator.orElseThrow().alive());
        assertThat(operator.orElseThrow().ready())
                .as("without a certificate the webhook does not listen, and nobody is sent to it")
                .isFalse();
        certificate.into(folder);
        operator.orElseThrow().awaitReady();
    }

    @AfterAll
    void stop() {
        operator.ifPresent(OperatorProcess::close);
    }

    @Test
    @DisplayName("R1.31, R1.33 it reads whole Restores and refuses in the known words")
    void content() throws Exception {
        var refused = send(PASSIVE_AUTHOR, "CREATE", Optional.empty(), RestoreDraft.sync("latest", "latest", "latest"));

        assertThat(refused.flag("allowed")).contains(false);
        assertThat(refused.child("status").text("message").orElseThrow())
                .startsWith("when syncRestoreWithNewBackups is true, veleroManagedClustersBackupName must initially");
    }

    @Test
    @DisplayName("D31 it asks the API server for the rights of the author")
    void rights() throws Exception {
        assertThat(send(PASSIVE_AUTHOR, "CREATE", Optional.empty(), PASSIVE).flag("allowed"))
                .contains(true);
        var refused = send("nobody", "CREATE", Optional.empty(), PASSIVE);
        assertThat(refused.child("status").text("message").orElseThrow())
                .startsWith("user \"nobody\" may not create restores.velero.io in namespace ");
    }

    @Test
    @DisplayName("W12 metadata and deletions pass")
    void metadata() throws Exception {
        assertThat(send("nobody", "UPDATE", Optional.of(SYNC), SYNC.annotated("a", "b"))
                        .flag("allowed"))
                .contains(true);
        assertThat(send("nobody", "DELETE", Optional.of(SYNC), SYNC).flag("allowed"))
                .contains(true);
    }

    private Tree send(String user, String operation, Optional<RestoreDraft> before, RestoreDraft after)
            throws IOException, InterruptedException {
        return new Reviewer(port, certificate).send(Reviewer.review(user, operation, before, after));
    }
}
