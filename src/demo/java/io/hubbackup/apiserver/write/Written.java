package io.hubbackup.apiserver.write;

import io.hubbackup.apiserver.store.Stored;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a write.
 *
 * @param code 200 or 201
 * @param warnings for the client's user
 */
public record Written(int code, Stored object, List<String> warnings) {

    Written warning(List<String> more) {
        return new Written(
                code, object, Stream.concat(more.stream(), warnings.stream()).toList());
    }
}
