package io.hubbackup.run.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hubbackup.apply.AccessReviews;
import io.hubbackup.apply.ApiDoor;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.Yaml;
import io.hubbackup.wire.Tree;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("R1.31 the webhook on a real API server")
class AdmissionWebhookIT extends AdmissionOnRealHub {

    private static final Duration STEP = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final SelfSigned certificate = SelfSigned.make("EC");

    @TempDir
    private static Path folder;

    private Optional<AdmissionServer> server = Optional.empty();

    @Override
    void switchOn(RealHub hub) {
        certificate.into(folder);
        var listening = served(new AccessReviews(new ApiDoor(hub.client())));
        server = Optional.of(listening);
        hub.client().resource(configuration(listening)).create();
    }

    private AdmissionServer served(AccessReviews reviews) {
        var admission = new RestoreAdmission(new ReviewedAccess(reviews));
        var fresh = new AdmissionServer(vertx, 0, folder, admission, Executors.newVirtualThreadPerTaskExecutor());
        fresh.look();
        return fresh;
    }

    /** The manifest, with the address of this process in place of a Service. */
    private GenericKubernetesResource configuration(AdmissionServer at) {
        var configuration = Yaml.file(Path.of("src/main/kubernetes/webhook/configuration.yaml"))
                .getFirst();
        List<Map<String, Object>> webhooks = configuration.get("webhooks");
        var authority =
                Base64.getEncoder().encodeToString(certificate.certificate().getBytes(US_ASCII));
        webhooks.getFirst()
                .put(
                        "clientConfig",
                        Map.of(
                                "url",
                                "https://127.0.0.1:%d%s"
                                        .formatted(at.listening().orElseThrow(), AdmissionServer.PATH),
                                "caBundle",
                                authority));
        return configuration;
    }

    @Override
    void switchOff(RealHub hub) {
        hub.client().resource(configuration(server.orElseThrow())).delete();
        server.orElseThrow().stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Whom the API server does not know; it answers none of his questions. */
    private static KubernetesClient nobody(RealHub hub) {
        var config = new ConfigBuilder(Config.fromKubeconfig(hub.kubeconfig().toFile()))
                .withClientCertData(null)
                .withClientCertFile(null)
                .withClientKeyData(null)
                .withClientKeyFile(null)
                .withOauthToken("nobody")
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Test
    @DisplayName("D31 without an answer about the author nothing is stored, and W12 metadata passes all the same")
    void doubt(RealHub hub) {
        try (var nobody = nobody(hub)) {
            var doubtful = served(new AccessReviews(new ApiDoor(nobody)));
            hub.client().resource(configuration(doubtful)).update();
            hub.within(STEP, "the API server asks the doubtful one")
                    .until(() -> refusalOfAPassiveRestore().isPresent());

            assertThat(refusalOfAPassiveRestore())
                    .hasValueSatisfying(told -> assertThat(told)
                            .contains("it could not be told whether user \"author-passive\" may do", "try again"));
            assertThat(refusalOfALabel()).isEmpty();

            doubtful.stop();
            assertThat(refusalOfAPassiveRestore())
                    .as("nobody answers")
                    .hasValueSatisfying(told -> assertThat(told).contains("vrestore.kb.io"));
            assertThat(refusalOfALabel()).isEmpty();
        } finally {
            hub.client().resource(configuration(server.orElseThrow())).update();
            hub.within(STEP, "the API server asks the first one")
                    .until(() -> refusalOfAPassiveRestore().isEmpty());
        }
    }

    @Test
    @DisplayName("D31 an API server that does not say it has given no permission")
    void unanswered(RealHub hub) {
        try (var nobody = nobody(hub)) {
            var answer = new AccessReviews(new ApiDoor(nobody))
                    .ask(
                            new AccessReviews.Subject(Tree.of(Map.of("username", "a"))),
                            new AccessReviews.Deed("create", "", "secrets", Optional.empty()));

            assertThat(answer).isInstanceOf(AccessReviews.Answer.Unclear.class);
        }
    }
}
