package io.hubbackup.apply;

import io.hubbackup.plan.Target;
import java.util.Map;
import java.util.Set;

/**
 * A status that one writer wants an object to have.
 *
 * @param uid the object must be this one
 * @param resourceVersion the version that was seen
 * @param before the status as it was seen
 * @param status the fields of this writer, as JSON values; a field that is absent is to be absent
 * @param fields the names of all fields that belong to this writer, whether it sets them or not (D26)
 * @param conditions the types of the conditions that belong to it: those of others are neither sent nor compared, wherever they stand
 */
public record StatusWrite(
        Target target,
        String uid,
        String resourceVersion,
        Map<String, Object> before,
        Map<String, Object> status,
        Set<String> fields,
        Set<String> conditions) {}
