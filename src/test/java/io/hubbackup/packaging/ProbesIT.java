package io.hubbackup.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.Await;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.FreePort;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.run.webhook.SelfSigned;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged operator in the environment that the Deployment gives it, asked what the kubelet asks. */
@OnEmbeddedHub(realTime = true)
@DisplayName("packaging 5 The Deployment and the program")
class ProbesIT {

    private static final Duration START = Duration.ofMinutes(1);
    private static final Tree CONTAINER = Manifests.PLAIN
            .object("Deployment")
            .child("spec")
            .child("template")
            .child("spec")
            .children("containers")
            .getFirst();
    private static final String CERTIFICATES =
            CONTAINER.children("volumeMounts").getLast().text("mountPath").orElseThrow();

    @Test
    @DisplayName(
            "packaging 4 fit together: every probe is answered over HTTPS on the port of the manifests, nothing in plain text or HTTP/2")
    void probes(Hub hub, @TempDir Path folder) throws IOException, InterruptedException {
        var certificate = SelfSigned.make("EC");
        certificate.into(folder);
        hub.install(Crds.OURS);
        int port = FreePort.take();
        var process = start(hub, folder, port);
        try (var client =
                HttpClient.newBuilder().sslContext(certificate.trusted()).build()) {
            for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                var request = CONTAINER.child(probe).child("httpGet");
                var path = request.text("path").orElseThrow();
                var scheme = request.text("scheme").orElseThrow().toLowerCase(Locale.ROOT);
                Await.within(START, probe + ", see " + folder.resolve("log"))
                        .until(() -> process.isAlive() && status(client, scheme, port, path) == 200);
            }
            var figures = ask(client, "https", port, "/q/metrics");
            assertThat(figures.statusCode()).isEqualTo(200);
            assertThat(figures.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(status(client, "http", port, "/q/health/live")).isNotEqualTo(200);
            assertThat(Files.readString(folder.resolve("log")))
                    .contains("https://")
                    .doesNotContain("http://");
        } finally {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static Process start(Hub hub, Path folder, int port) throws IOException {
        var builder = new ProcessBuilder(OperatorArtifact.underTest().command(CONTAINER.texts("args")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        CONTAINER
                .children("env")
                .forEach(entry -> entry.text("value")
                        .map(value -> value.replace(CERTIFICATES, folder.toString()))
                        .map(value -> value.equals("9000") ? "" + port : value)
                        .ifPresent(value ->
                                builder.environment().put(entry.text("name").orElseThrow(), value)));
        builder.environment().put("POD_NAMESPACE", Hub.NAMESPACE);
        builder.environment().put("KUBECONFIG", hub.kubeconfig().toString());
        return builder.start();
    }

    /** 0 when nothing answers. */
    private static int status(HttpClient client, String scheme, int port, String path) throws InterruptedException {
        try {
            return ask(client, scheme, port, path).statusCode();
        } catch (IOException nobody) {
            return 0;
        }
    }

    private static HttpResponse<Void> ask(HttpClient client, String scheme, int port, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("%s://127.0.0.1:%d%s".formatted(scheme, port, path)))
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.send(request, BodyHandlers.discarding());
    }
}
