package io.hubbackup.observe;

import io.hubbackup.hub.Observed;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.util.Map;

/** The UID of the namespace kube-system, which never changes while a cluster lives (BW7): read once, and again until that succeeds. */
final class KubeSystem {

    private static final String API = "Namespace kube-system";
    private static final String PATH = "/api/v1/namespaces/kube-system";

    private final ApiReader api;
    private final Clockwork clock;
    private final Backoff backoff;
    private final Runnable listener;
    private volatile Observed<String> uid = Observed.unreadable(API, "it was not read yet");

    KubeSystem(ApiReader api, Clockwork clock, Backoff backoff, Runnable listener) {
        this.api = api;
        this.clock = clock;
        this.backoff = backoff;
        this.listener = listener;
    }

    Observed<String> uid() {
        return uid;
    }

    /** Blocks. */
    void read() {
        try {
            uid = Observed.of(ask());
            listener.run();
        } catch (IOException failed) {
            uid = Observed.unreadable(API, ApiReader.words(failed));
            clock.after(backoff.next(), this::read);
        }
    }

    private String ask() throws IOException {
        var answer = api.get(PATH, Map.of("Accept", "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"));
        if (!answer.ok()) {
            throw new IOException("refused with " + answer.reason());
        }
        Tree metadata = Json.object(answer.body()).child("metadata");
        return metadata.text("uid").orElseThrow(() -> new IOException("the answer has no UID"));
    }
}
