package io.hubbackup.apiserver.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.store.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Questions in the binary form, in which {@code kubectl auth} and {@code kubectl create token} send them whatever a server offers. */
final class ProtobufReview {

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int RAW = 2;
    private static final int SPEC = 2;
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;

    private static final Message NOTHING = new Message(Map.of());
    private static final Message RESOURCE = new Message(Map.of(
            1, text("namespace"),
            2, text("verb"),
            3, text("group"),
            4, text("version"),
            5, text("resource"),
            6, text("subresource"),
            7, text("name")));
    private static final Message PATH = new Message(Map.of(1, text("path"), 2, text("verb")));
    private static final Message ACCESS = new Message(Map.of(
            1,
            new Field("resourceAttributes", Form.OBJECT, Optional.of(RESOURCE)),
            2,
            new Field("nonResourceAttributes", Form.OBJECT, Optional.of(PATH)),
            3,
            text("user"),
            4,
            texts("groups")));
    private static final Map<String, Message> SPECS = Map.of(
            "SelfSubjectAccessReview",
            ACCESS,
            "SubjectAccessReview",
            ACCESS,
            "LocalSubjectAccessReview",
            ACCESS,
            "SelfSubjectRulesReview",
            new Message(Map.of(1, text("namespace"))),
            "TokenReview",
            new Message(Map.of(1, text("token"), 2, texts("audiences"))),
            "TokenRequest",
            new Message(
                    Map.of(1, texts("audiences"), 4, new Field("expirationSeconds", Form.NUMBER, Optional.empty()))));

    private enum Form {
        TEXT,
        TEXTS,
        NUMBER,
        OBJECT
    }

    private record Field(String name, Form form, Optional<Message> message) {}

    private record Message(Map<Integer, Field> fields) {}

    /** What one field of a message holds. */
    private interface Found {
        void field(int number, long value, ByteBuffer bytes);
    }

    private ProtobufReview() {}

    static boolean isOne(byte[] body) {
        return ByteBuffer.wrap(body).mismatch(ByteBuffer.wrap(MAGIC)) == MAGIC.length;
    }

    /** The question, with its spec alone. */
    static ObjectNode read(String kind, byte[] body) {
        var review = Json.object();
        var spec = review.putObject("spec");
        var message = SPECS.getOrDefault(kind, NOTHING);
        fields(ByteBuffer.wrap(body, MAGIC.length, body.length - MAGIC.length), (number, value, raw) -> {
            if (number == RAW) {
                fields(raw, (part, same, bytes) -> {
                    if (part == SPEC) {
                        fill(spec, message, bytes);
                    }
                });
            }
        });
        return review;
    }

    private static void fill(ObjectNode node, Message message, ByteBuffer content) {
        fields(content, (number, value, bytes) -> {
            var field = message.fields().get(number);
            if (field == null) {
                return;
            }
            switch (field.form()) {
                case TEXT -> node.put(field.name(), text(bytes));
                case TEXTS -> node.withArray(field.name()).add(text(bytes));
                case NUMBER -> node.put(field.name(), value);
                case OBJECT ->
                    fill(Json.child(node, field.name()), field.message().orElseThrow(), bytes);
            }
        });
    }

    private static void fields(ByteBuffer content, Found found) {
        while (content.hasRemaining()) {
            long tag = varint(content);
            int number = (int) (tag >>> 3);
            switch ((int) tag & 7) {
                case VARINT -> found.field(number, varint(content), ByteBuffer.allocate(0));
                case BYTES -> {
                    int length = (int) varint(content);
                    found.field(number, 0, content.slice(content.position(), length));
                    content.position(content.position() + length);
                }
                case FIXED_64 -> content.position(content.position() + Long.BYTES);
                default -> content.position(content.position() + Integer.BYTES);
            }
        }
    }

    private static long varint(ByteBuffer content) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = content.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static Field text(String name) {
        return new Field(name, Form.TEXT, Optional.empty());
    }

    private static Field texts(String name) {
        return new Field(name, Form.TEXTS, Optional.empty());
    }
}
