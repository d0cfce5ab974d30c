package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.Stored;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Objects as they are. */
final class WholeJson implements Rendering {

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] object(ServedKind kind, Stored object) {
        if (kind.version().equals(kind.storedVersion())) {
            return object.json();
        }
        var tree = Forms.tree(object);
        tree.put("apiVersion", kind.apiVersion());
        return Json.bytes(tree);
    }

    @Override
    public byte[] list(ServedKind kind, List<Stored> objects, ObjectNode metadata) {
        var out = new ByteArrayOutputStream(1024 + 1024 * objects.size());
        write(out, "{\"kind\":\"" + kind.listKind() + "\",\"apiVersion\":\"" + kind.apiVersion() + "\",\"metadata\":");
        out.writeBytes(Json.bytes(metadata));
        write(out, ",\"items\":[");
        for (int at = 0; at < objects.size(); at++) {
            write(out, at == 0 ? "" : ",");
            out.writeBytes(object(kind, objects.get(at)));
        }
        write(out, "]}");
        return out.toByteArray();
    }

    @Override
    public byte[] event(ServedKind kind, String type, Stored object, boolean first) {
        var out = new ByteArrayOutputStream(object.json().length + 64);
        write(out, "{\"type\":\"" + type + "\",\"object\":");
        out.writeBytes(object(kind, object));
        write(out, "}");
        return out.toByteArray();
    }

    @Override
    public byte[] bookmark(ServedKind kind, long version, boolean initialEventsEnd) {
        var object = Json.object().put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
        var metadata = object.putObject("metadata").put("resourceVersion", Long.toString(version));
        if (initialEventsEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return Json.bytes(Json.object().put("type", "BOOKMARK").set("object", object));
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
