package io.hubbackup.observe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads one object as it is at this moment, for what must not be a moment old. */
public final class SingleObject {

    private static final int NOT_FOUND = 404;

    private final ApiReader api;

    public SingleObject(KubernetesClient client) {
        this.api = new ApiReader(client);
    }

    /** Blocks. Empty when the API server says that there is none; {@code Unreadable} when it does not answer so. */
    public Observed<Optional<Tree>> read(ApiKind kind, ObjectKey key) {
        try {
            var answer = api.get(kind.path(key), Map.of("Accept", "application/json"));
            if (answer.ok()) {
                return Observed.of(Optional.of(Json.object(answer.body())));
            }
            return answer.code() == NOT_FOUND
                    ? Observed.of(Optional.empty())
                    : Observed.unreadable(kind.kind() + " " + key, answer.reason());
        } catch (IOException failed) {
            return Observed.unreadable(kind.kind() + " " + key, ApiReader.words(failed));
        }
    }
}
