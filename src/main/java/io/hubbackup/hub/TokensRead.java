package io.hubbackup.hub;

import java.util.Map;
import java.util.Optional;

/** The tokens of some secrets, for as long as one plan is made of them. Printing it shows none of them. */
public final class TokensRead {

    private final Map<ObjectKey, String> byKey;

    private TokensRead(Map<ObjectKey, String> byKey) {
        this.byKey = byKey;
    }

    /** By the key of the secret; the text is as it stands there, and empty where there is none. */
    public static TokensRead of(Map<ObjectKey, String> byKey) {
        return new TokensRead(Map.copyOf(byKey));
    }

    /** Empty when there is no such secret, or it was not asked for. */
    public Optional<String> of(ObjectKey secret) {
        return Optional.ofNullable(byKey.get(secret));
    }

    public int size() {
        return byKey.size();
    }

    @Override
    public String toString() {
        return byKey.size() + " tokens";
    }
}
