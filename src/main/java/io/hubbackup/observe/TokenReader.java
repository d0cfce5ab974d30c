package io.hubbackup.observe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.TokensRead;
import io.hubbackup.wire.MsaNames;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tokens of managed service accounts, the only data of Secrets that is ever read (B7.4). Nothing of it is kept or logged here, and of what the API server sends only
 * what was asked for is handed on.
 */
public final class TokenReader {

    /** So many are read one by one; for more the list is cheaper. */
    static final int FEW = 20;

    private static final int NOT_FOUND = 404;
    private static final String KIND = "Secret";
    private static final Map<String, String> AS_JSON = Map.of("Accept", "application/json");

    private final ApiReader api;

    public TokenReader(KubernetesClient client) {
        this.api = new ApiReader(client);
    }

    /** Blocks. A secret that is not there has no entry; one without a token has an empty one. */
    public Observed<TokensRead> read(Collection<ObjectKey> wanted) {
        var found = new HashMap<ObjectKey, String>();
        try {
            var refusal = wanted.size() <= FEW ? each(wanted, found) : all(Set.copyOf(wanted), found);
            return refusal.<Observed<TokensRead>>map(why -> Observed.unreadable(KIND, why))
                    .orElseGet(() -> Observed.of(TokensRead.of(found)));
        } catch (IOException failed) {
            return Observed.unreadable(KIND, ApiReader.words(failed));
        }
    }

    /** What the API server refused, if it did. */
    private Optional<String> each(Collection<ObjectKey> wanted, Map<ObjectKey, String> found) throws IOException {
        for (var key : wanted) {
            var answer = api.get(WatchedKinds.SECRETS.kind().path(key), AS_JSON);
            if (answer.ok()) {
                found.put(key, token(Json.object(answer.body())));
            } else if (answer.code() != NOT_FOUND) {
                return Optional.of(answer.reason());
            }
        }
        return Optional.empty();
    }

    /** Page by page: no more than one of them is in memory at a time. */
    private Optional<String> all(Set<ObjectKey> wanted, Map<ObjectKey, String> found) throws IOException {
        var kind = WatchedKinds.SECRETS.where(Selector.labelled(MsaNames.LABEL, MsaNames.TOKEN_SECRET_LABEL_VALUE));
        var next = "";
        do {
            var answer = api.get(kind.listPath(next), AS_JSON);
            if (!answer.ok()) {
                return Optional.of(answer.reason());
            }
            next = Json.page(answer.body(), secret -> {
                        var key = Metadata.of(secret).key();
                        if (wanted.contains(key)) {
                            found.put(key, token(secret));
                        }
                    })
                    .continueToken();
        } while (!next.isEmpty() && found.size() < wanted.size());
        return Optional.empty();
    }

    private static String token(Tree secret) {
        return secret.child("data").text("token").map(TokenReader::decoded).orElse("");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
