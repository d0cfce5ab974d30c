package io.hubbackup.apiserver.object;

import java.time.Instant;

/**
 * Who owns fields.
 *
 * @param operation {@code Apply} or {@code Update}
 * @param subresource {@code status}, or empty
 */
public record Manager(String name, String operation, String subresource, String apiVersion, Instant time) {}
