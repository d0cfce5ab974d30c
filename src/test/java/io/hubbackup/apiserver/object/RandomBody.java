package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small objects of a few kinds, whose fields meet often. */
final class RandomBody {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of("a", "b", "c");

    private final RandomGenerator random;

    RandomBody(RandomGenerator random) {
        this.random = random;
    }

    /** @param nulls whether fields may be null, as they are in a patch */
    ObjectNode of(String kind, String name, boolean nulls) {
        var body = NODES.objectNode();
        switch (kind) {
            case "ConfigMap" -> configMap(body.put("apiVersion", "v1"), nulls);
            case "Service" -> service(body.put("apiVersion", "v1"), nulls);
            case "Deployment" -> deployment(body.put("apiVersion", "apps/v1"));
            default -> widget(body.put("apiVersion", "recorded.hubbackup.io/v1"), nulls);
        }
        body.put("kind", kind);
        var metadata = body.putObject("metadata").put("name", name);
        if (random.nextInt(3) == 0) {
            metadata.set("labels", map(nulls));
        }
        if (random.nextInt(4) == 0) {
            metadata.set("annotations", map(nulls));
        }
        if (random.nextInt(6) == 0) {
            metadata.set("finalizers", list("x.io/"));
        }
        return body;
    }

    ObjectNode status(String kind, String name, boolean nulls) {
        var body = NODES.objectNode();
        if (kind.equals("Deployment")) {
            body.put("apiVersion", "apps/v1");
            var status = body.putObject("status");
            maybe(() -> status.put("replicas", random.nextInt(1, 3)));
            maybe(() -> status.put("observedGeneration", random.nextInt(1, 3)));
        } else {
            body.put("apiVersion", "recorded.hubbackup.io/v1");
            var status = body.putObject("status");
            maybe(() -> status.set("phase", text(nulls)));
            maybe(() -> status.put("count", random.nextInt(2)));
            maybe(() -> conditions(status.putArray("conditions")));
        }
        body.put("kind", kind).putObject("metadata").put("name", name);
        return body;
    }

    private void conditions(ArrayNode conditions) {
        for (var type : some()) {
            var condition = conditions.addObject().put("type", type);
            maybe(() -> condition.put("status", word()));
            maybe(() -> condition.put("message", word()));
        }
    }

    private void configMap(ObjectNode body, boolean nulls) {
        maybe(() -> body.set("data", map(nulls)));
        rarely(() -> body.putObject("binaryData").put(word() + "b", "YQ=="));
    }

    private void service(ObjectNode body, boolean nulls) {
        var spec = body.putObject("spec");
        maybe(() -> spec.set("selector", map(nulls)));
        rarely(() -> spec.put("publishNotReadyAddresses", true));
        var ports = spec.putArray("ports");
        for (int port = 80; port < 82; port++) {
            if (port == 80 || random.nextBoolean()) {
                var one = ports.addObject().put("port", port).put("name", "p" + port);
                rarely(() -> one.put("protocol", random.nextBoolean() ? "TCP" : "UDP"));
                rarely(() -> one.put("targetPort", word()));
            }
        }
    }

    private void deployment(ObjectNode body) {
        var spec = body.putObject("spec");
        spec.putObject("selector").putObject("matchLabels").put("app", "x");
        maybe(() -> spec.put("replicas", random.nextInt(3)));
        rarely(() -> spec.putObject("strategy").put("type", "Recreate"));
        var template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("app", "x");
        var pod = template.putObject("spec");
        rarely(() -> pod.putArray("imagePullSecrets").addObject().put("name", word()));
        var containers = pod.putArray("containers");
        containers.add(container("main"));
        maybe(() -> containers.add(container("other")));
        rarely(() -> containers.insert(0, container("first")));
    }

    private ObjectNode container(String name) {
        var container = NODES.objectNode().put("name", name).put("image", word());
        maybe(() -> {
            var env = container.putArray("env");
            some().forEach(word -> env.addObject().put("name", word).put("value", word()));
        });
        rarely(() -> container.putArray("ports").addObject().put("containerPort", random.nextInt(80, 82)));
        rarely(() -> container.putArray("args").add(word()));
        rarely(() -> container.putObject("resources").putObject("limits").put("cpu", random.nextInt(1, 3) + "00m"));
        return container;
    }

    private void widget(ObjectNode body, boolean nulls) {
        var spec = body.putObject("spec");
        rarely(() -> spec.set("text", text(nulls)));
        rarely(() -> spec.put("number", random.nextInt(3)));
        rarely(() -> spec.put("flag", random.nextBoolean()));
        rarely(() -> spec.set("either", random.nextBoolean() ? NODES.numberNode(1) : NODES.textNode("x")));
        rarely(() -> spec.put("size", random.nextInt(3, 5)));
        rarely(() -> spec.set("maybe", text(true)));
        rarely(() -> inner(spec.putObject("inner"), nulls));
        rarely(() -> spec.set("tags", list("")));
        rarely(() -> pairs(spec.putArray("pairs")));
        rarely(() -> ports(spec.putArray("ports")));
        rarely(() -> spec.set("plain", list("")));
        rarely(() -> spec.putObject("fixed").put(random.nextBoolean() ? "x" : "y", word()));
        rarely(() -> spec.set("texts", map(nulls)));
        rarely(() -> things(spec.putObject("things")));
        rarely(() -> spec.set("free", anything(2)));
    }

    private void inner(ObjectNode inner, boolean nulls) {
        maybe(() -> inner.set("a", text(nulls)));
        maybe(() -> inner.set("b", text(nulls)));
        rarely(() -> inner.putObject("deeper").put("c", word()));
    }

    private void pairs(ArrayNode pairs) {
        for (var name : some()) {
            var pair = pairs.addObject().put("name", name);
            maybe(() -> pair.put("value", word()));
            rarely(() -> pair.put("note", word()));
        }
    }

    private void ports(ArrayNode ports) {
        for (int port = 1; port < 4; port++) {
            if (random.nextBoolean()) {
                var one = ports.addObject().put("port", port);
                rarely(() -> one.put("protocol", random.nextBoolean() ? "TCP" : "UDP"));
                rarely(() -> one.put("name", word()));
            }
        }
    }

    private void things(ObjectNode things) {
        for (var name : some()) {
            var thing = things.putObject(name);
            maybe(() -> thing.put("p", word()));
            rarely(() -> thing.put("q", word()));
        }
    }

    private JsonNode anything(int depth) {
        var object = NODES.objectNode();
        for (var name : some()) {
            switch (random.nextInt(depth > 0 ? 4 : 2)) {
                case 0 -> object.put(name, word());
                case 1 -> object.put(name, random.nextInt(2));
                case 2 -> object.set(name, list(""));
                default -> object.set(name, anything(depth - 1));
            }
        }
        return object;
    }

    private ObjectNode map(boolean nulls) {
        var map = NODES.objectNode();
        some().forEach(name -> map.set(name, text(nulls)));
        return map;
    }

    private ArrayNode list(String prefix) {
        var list = NODES.arrayNode();
        var words = some();
        (random.nextBoolean() ? words : words.reversed()).forEach(word -> list.add(prefix + word));
        return list;
    }

    private JsonNode text(boolean nulls) {
        return nulls && random.nextInt(4) == 0 ? NODES.nullNode() : NODES.textNode(word());
    }

    private List<String> some() {
        return WORDS.stream().filter(word -> random.nextInt(5) < 2).toList();
    }

    private String word() {
        return WORDS.get(random.nextInt(2));
    }

    private void maybe(Runnable part) {
        if (random.nextBoolean()) {
            part.run();
        }
    }

    private void rarely(Runnable part) {
        if (random.nextInt(4) == 0) {
            part.run();
        }
    }
}
