package io.hubbackup.apiserver.read;

import static io.hubbackup.apiserver.read.JsonMembers.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.Stored;
import io.hubbackup.observe.Clockwork;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Objects as the rows of a {@code Table}: what {@code kubectl get} shows. */
final class Tables implements Rendering {

    /** What of an object goes along with its row. */
    enum Include {
        NONE,
        METADATA,
        OBJECT
    }

    private final String apiVersion;
    private final Include include;
    private final Clockwork time;

    /** @param apiVersion {@code meta.k8s.io/v1} */
    Tables(String apiVersion, Include include, Clockwork time) {
        this.apiVersion = apiVersion;
        this.include = include;
        this.time = time;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] object(ServedKind kind, Stored object) {
        return table(version(object.version()), TableRows.of(kind), true, row(kind, object));
    }

    @Override
    public byte[] list(ServedKind kind, List<Stored> objects, ObjectNode metadata) {
        var rows = TableRows.of(kind);
        return table(metadata, rows, true, out -> {
            var separator = "";
            for (var object : objects) {
                text(out, separator);
                append(kind, rows, object, out);
                separator = ",";
            }
        });
    }

    @Override
    public byte[] event(ServedKind kind, String type, Stored object, boolean first) {
        return event(type, table(version(object.version()), TableRows.of(kind), first, row(kind, object)));
    }

    @Override
    public byte[] bookmark(ServedKind kind, long version, boolean initialEventsEnd) {
        var rows = TableRows.of(kind);
        var mark = Bookmark.object(apiVersion, MetadataOnly.KIND, version, initialEventsEnd);
        var table = table(version(version), rows, false, out -> {
            text(out, "{\"cells\":" + rows.cells(mark, time.now()) + ",\"object\":");
            text(out, include == Include.NONE ? "null}" : mark + "}");
        });
        return event("BOOKMARK", table);
    }

    private Consumer<ByteArrayOutputStream> row(ServedKind kind, Stored object) {
        return out -> append(kind, TableRows.of(kind), object, out);
    }

    private byte[] table(JsonNode metadata, TableRows rows, boolean columns, Consumer<ByteArrayOutputStream> content) {
        var out = new ByteArrayOutputStream(4096);
        text(out, "{\"kind\":\"Table\",\"apiVersion\":\"%s\",\"metadata\":".formatted(apiVersion));
        text(out, metadata.toString());
        text(out, ",\"columnDefinitions\":" + (columns ? rows.columns().toString() : "null") + ",\"rows\":[");
        content.accept(out);
        text(out, "]}");
        return out.toByteArray();
    }

    private void append(ServedKind kind, TableRows rows, Stored object, ByteArrayOutputStream out) {
        text(out, "{\"cells\":" + rows.cells(Json.object(object.json()), time.now()) + ",\"object\":");
        switch (include) {
            case NONE -> text(out, "null");
            case METADATA -> MetadataOnly.append(apiVersion, object, out);
            case OBJECT -> WholeObjects.typed(kind, object, out);
        }
        out.write('}');
    }

    private static byte[] event(String type, byte[] table) {
        var out = new ByteArrayOutputStream(table.length + 64);
        text(out, "{\"type\":\"" + type + "\",\"object\":");
        out.writeBytes(table);
        out.write('}');
        return out.toByteArray();
    }

    private static ObjectNode version(long version) {
        return JsonNodeFactory.instance.objectNode().put("resourceVersion", "" + version);
    }
}
