package io.hubbackup.run.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.admission.AdmissionCase;
import io.hubbackup.decide.restore.admission.RestoreDraft;
import io.hubbackup.decide.restore.admission.Right;
import io.hubbackup.run.webhook.AuthorAccess.Finding;
import io.hubbackup.wire.Tree;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R1.31 the webhook, over TLS")
class AdmissionServerTest {

    private static final RestoreDraft PASSIVE = RestoreDraft.of("skip", "latest", "latest");
    private static final String REVIEW_KIND = "AdmissionReview";

    private static SelfSigned first;
    private static SelfSigned second;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<List<Right>> asked = new ArrayList<>();
    private Finding finding = new Finding.Sufficient();
    private AdmissionServer server;

    @BeforeAll
    static void certificates() {
        first = SelfSigned.make("RSA");
        second = SelfSigned.make("EC");
    }

    @BeforeEach
    void start() {
        var admission = new RestoreAdmission((user, needed) -> {
            asked.add(needed);
            return finding;
        });
        server = new AdmissionServer(vertx, 0, folder, admission, Executors.newVirtualThreadPerTaskExecutor());
        first.into(folder);
        server.look();
    }

    @AfterEach
    void end() {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<Arguments> cases() {
        return AdmissionCase.all().map(one -> argumentSet(one.title(), one));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("R1.32–R1.37, W12, W33 refuses what the checks refuse, in the same words")
    void answers(AdmissionCase one) throws Exception {
        var response = send(Reviewer.review(one.before().isPresent() ? "UPDATE" : "CREATE", one.before(), one.after()));

        assertThat(response.text("uid")).contains("7");
        assertThat(response.flag("allowed")).contains(one.refusal().isEmpty());
        one.refusal().ifPresent(text -> {
            assertThat(response.child("status").text("message").orElseThrow()).startsWith(text);
            assertThat(response.child("status").number("code")).contains(403L);
            assertThat(asked)
                    .as("nobody is asked about a Restore that is refused anyway")
                    .isEmpty();
        });
    }

    @Test
    @DisplayName("R1.31 a DELETE passes, and nobody is asked")
    void deletion() throws Exception {
        finding = new Finding.Unclear("the API server does not answer");

        var response = send(Reviewer.review("DELETE", Optional.of(PASSIVE.with("cleanupBeforeRestore", "?")), PASSIVE));

        assertThat(response.flag("allowed")).contains(true);
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("W12 metadata and finalizers of an object that is being deleted pass, and nobody is asked")
    void metadata() throws Exception {
        finding = new Finding.Unclear("the API server does not answer");
        var dying = RestoreDraft.sync("latest", "latest", "latest")
                .inPhase("Started")
                .beingDeleted();

        assertThat(send(Reviewer.review("UPDATE", Optional.of(PASSIVE), PASSIVE.annotated("a", "b")))
                        .flag("allowed"))
                .contains(true);
        assertThat(send(Reviewer.review("UPDATE", Optional.of(PASSIVE), dying)).flag("allowed"))
                .contains(true);
        assertThat(asked.stream().flatMap(List::stream)).isEmpty();
    }

    @Test
    @DisplayName("D31 what the author lacks is told, all of it")
    void lacking() throws Exception {
        finding = new Finding.Lacking(List.of(
                new Right("create", "", "secrets", Optional.empty()),
                new Right("create", "velero.io", "restores", Optional.of("velero"))));

        var response = send(Reviewer.review("CREATE", Optional.empty(), PASSIVE));

        assertThat(response.flag("allowed")).contains(false);
        assertThat(response.child("status").text("message").orElseThrow())
                .startsWith(
                        "user \"alice\" may not create secrets in all namespaces, create restores.velero.io in namespace velero. ");
    }

    @Test
    @DisplayName("D31 when it cannot be told what the author may do, it is refused for now")
    void unclear() throws Exception {
        finding = new Finding.Unclear("timeout");

        var response = send(Reviewer.review("CREATE", Optional.empty(), PASSIVE));

        assertThat(response.flag("allowed")).contains(false);
        assertThat(response.child("status").number("code")).contains(503L);
        assertThat(response.child("status").text("message"))
                .contains(
                        "it could not be told whether user \"alice\" may do what this Restore asks for: timeout. Nothing was stored; try again.");
    }

    @Test
    @DisplayName("R1.31 what is no Restore is refused")
    void unreadable() throws Exception {
        var strange = Reviewer.review("CREATE", Optional.empty(), PASSIVE);
        strange = strange.with(
                "request", strange.child("request").with("object", Map.of("spec", Map.of("labelSelector", "text"))));

        assertThat(send(strange).flag("allowed")).contains(false);
    }

    @Test
    @DisplayName("R1.31 what is no review gets no answer that could be taken for a permission")
    void noReview() throws Exception {
        assertThat(post(first, AdmissionServer.PATH, "{}").statusCode()).isEqualTo(400);
        assertThat(post(first, AdmissionServer.PATH, "no JSON").statusCode()).isEqualTo(400);
        assertThat(post(first, AdmissionServer.PATH, "[]").statusCode()).isEqualTo(400);
        assertThat(post(first, "/elsewhere", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("R1.31 a new certificate is taken when it comes; a broken one is not")
    void rotation() throws Exception {
        Files.writeString(folder.resolve("tls.crt"), "broken");
        server.look();
        assertThat(post(first, AdmissionServer.PATH, "{}").statusCode()).isEqualTo(400);

        second.into(folder);
        server.look();

        assertThat(post(second, AdmissionServer.PATH, "{}").statusCode()).isEqualTo(400);
        assertThatThrownBy(() -> post(first, AdmissionServer.PATH, "{}")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    @DisplayName("R1.31 without a certificate it does not listen, and begins when there is one")
    void lateCertificate(@TempDir Path empty) {
        var late = new AdmissionServer(vertx, 0, empty, new RestoreAdmission((user, needed) -> finding), Runnable::run);
        late.look();
        assertThat(late.listening()).isEmpty();

        second.into(empty);
        late.look();

        assertThat(late.listening()).isPresent();
        late.stop();
    }

    private Tree send(Tree review) throws IOException, InterruptedException {
        return client(first).send(review);
    }

    private HttpResponse<String> post(SelfSigned trusted, String path, String body)
            throws IOException, InterruptedException {
        return client(trusted).post(path, body);
    }

    private Reviewer client(SelfSigned trusted) {
        return new Reviewer(server.listening().orElseThrow(), trusted);
    }
}
