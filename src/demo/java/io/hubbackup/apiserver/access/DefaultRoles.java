package io.hubbackup.apiserver.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The ClusterRoles and ClusterRoleBindings that every cluster begins with. */
public final class DefaultRoles {

    private DefaultRoles() {}

    /** Without UIDs and times: they have yet to be created. */
    public static List<ObjectNode> all() {
        try (var in = DefaultRoles.class.getResourceAsStream("default-roles.json")) {
            if (in == null) {
                throw new IllegalStateException("the data file default-roles.json is not on the class path");
            }
            var items = Json.object(in.readAllBytes()).path("items");
            return StreamSupport.stream(items.spliterator(), false)
                    .map(ObjectNode.class::cast)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
