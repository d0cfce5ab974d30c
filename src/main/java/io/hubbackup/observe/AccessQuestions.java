package io.hubbackup.observe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Asks whether this operator may do something, before it begins with it: a SelfSubjectAccessReview, which is posted but stores nothing. */
public final class AccessQuestions {

    private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String JSON = "application/json";
    private static final int CREATED = 201;
    private static final long TIMEOUT_SECONDS = 60;

    private final HttpClient http;
    private final String server;

    public AccessQuestions(KubernetesClient client) {
        var noRetries =
                new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build();
        this.http = client.getHttpClient().newBuilder().tag(noRetries).build();
        this.server = client.getConfiguration().getMasterUrl().replaceAll("/+$", "");
    }

    /** In all namespaces; blocks. */
    public Observed<Boolean> may(String verb, ApiKind kind) {
        try {
            var request = http.newHttpRequestBuilder()
                    .uri(server + PATH)
                    .setHeader("Accept", JSON)
                    .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .method("POST", JSON, question(verb, kind))
                    .build();
            var response = http.sendAsync(request, byte[].class).join();
            if (response.code() != CREATED) {
                return unreadable(kind, "refused with " + ApiReader.reason(response.code(), response.body()));
            }
            return Observed.of(
                    Json.object(response.body()).child("status").flag("allowed").orElse(false));
        } catch (IOException | CompletionException failed) {
            return unreadable(kind, ApiReader.words(failed));
        }
    }

    private static Observed<Boolean> unreadable(ApiKind kind, String why) {
        return Observed.unreadable("SelfSubjectAccessReview for " + kind.displayName(), why);
    }

    private static String question(String verb, ApiKind kind) {
        return """
                {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
                 "spec": {"resourceAttributes": {"verb": "%s", "group": "%s", "resource": "%s"}}}""".formatted(verb, kind.group(), kind.plural());
    }
}
