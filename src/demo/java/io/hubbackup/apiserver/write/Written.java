package io.hubbackup.apiserver.write;

import io.hubbackup.apiserver.store.Stored;
import java.util.List;

/**
 * What came of a write.
 *
 * @param code 200 or 201
 * @param warnings for the client's user
 */
public record Written(int code, Stored object, List<String> warnings) {}
