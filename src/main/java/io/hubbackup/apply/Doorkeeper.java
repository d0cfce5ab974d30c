package io.hubbackup.apply;

import java.util.Map;
import java.util.Optional;

/** Says which writes go through the door to the API server (D5); whoever writes is not asked, and need not know. */
@FunctionalInterface
public interface Doorkeeper {

    /** Everything goes through. */
    Doorkeeper OPEN = (path, body) -> Optional.empty();

    /**
     * Why a write is not sent; empty when it is.
     *
     * @param path what it is sent to, with its query
     * @param body the object, the patch, or the options of a deletion
     */
    Optional<String> refusal(String path, Map<String, ?> body);
}
