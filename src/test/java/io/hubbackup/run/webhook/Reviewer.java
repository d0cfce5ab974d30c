package io.hubbackup.run.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.decide.restore.admission.RestoreDraft;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a webhook as the API server does. */
record Reviewer(int port, SelfSigned trusted) {

    private static final String KIND = "AdmissionReview";
    private static final String ALICE = "alice";

    static Tree review(String operation, Optional<RestoreDraft> before, RestoreDraft after) {
        return review(ALICE, operation, before, after);
    }

    static Tree review(String user, String operation, Optional<RestoreDraft> before, RestoreDraft after) {
        var request = Tree.EMPTY
                .with("uid", "7")
                .with("operation", operation)
                .with("namespace", RestoreDraft.NAMESPACE)
                .with("name", "a")
                .with("userInfo", Map.of("username", user, "groups", List.of("system:authenticated")));
        if (!operation.equals("DELETE")) {
            request = request.with("object", fields(after));
        }
        request = before.isPresent() ? request.with("oldObject", fields(before.get())) : request;
        return Tree.EMPTY
                .with("apiVersion", "admission.k8s.io/v1")
                .with("kind", KIND)
                .with("request", request);
    }

    private static Tree fields(RestoreDraft draft) {
        return Serialization.unmarshal(Serialization.asJson(draft.named("a")), Tree.class);
    }

    /** The response in the answer. */
    Tree send(Tree review) throws IOException, InterruptedException {
        var answer = post(AdmissionServer.PATH, Serialization.asJson(review));
        assertThat(answer.statusCode()).isEqualTo(200);
        var read = Serialization.unmarshal(answer.body(), Tree.class);
        assertThat(read.text("kind")).contains(KIND);
        return read.child("response");
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().sslContext(trusted.trusted()).build()) {
            var uri = URI.create("https://127.0.0.1:%d%s".formatted(port, path));
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
