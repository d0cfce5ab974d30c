package io.hubbackup.apiserver.fault;

import java.time.Instant;
import java.util.SortedSet;

/**
 * One request that was answered.
 *
 * @param resource {@code secrets}, {@code backups.velero.io}; the path where it is not about objects
 * @param subresource or empty
 * @param options the names of the query options, and {@code name=value} where the value shapes the answer
 * @param contentType of the body as it was said, or empty
 * @param accept what was asked for
 * @param code of the answer; 0: the connection was cut
 */
public record RequestRecord(
        Instant at,
        String userAgent,
        String user,
        String verb,
        String resource,
        String subresource,
        String namespace,
        String name,
        SortedSet<String> options,
        String contentType,
        String accept,
        int code) {}
