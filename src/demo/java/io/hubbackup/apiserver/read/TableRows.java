package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hubbackup.apiserver.kind.ServedKind;
import java.time.Instant;

/** What {@code kubectl get} shows of the objects of a kind. */
interface TableRows {

    static TableRows of(ServedKind kind) {
        return kind.custom().isPresent() ? new CustomRows(kind.columns()) : BuiltInRows.of(kind);
    }

    /** The {@code columnDefinitions}. */
    ArrayNode columns();

    /** The {@code cells} of one object, which may be the empty one of a bookmark. */
    ArrayNode cells(JsonNode object, Instant now);
}
