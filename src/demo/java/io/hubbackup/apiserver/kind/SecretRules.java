package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code stringData} becomes data, the type is Opaque unless said, and some types want their keys. */
final class SecretRules implements BuiltInRules {

    private static final Map<String, List<String>> WANTED = Map.of(
            "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
            "kubernetes.io/dockercfg", List.of(".dockercfg"),
            "kubernetes.io/ssh-auth", List.of("ssh-privatekey"),
            "kubernetes.io/tls", List.of("tls.crt", "tls.key"));

    @Override
    public void fillDefaults(ObjectNode object) {
        if (object.remove("stringData") instanceof ObjectNode texts) {
            var data = object.withObjectProperty("data");
            texts.properties()
                    .forEach(text ->
                            data.put(text.getKey(), base64(text.getValue().asText())));
        }
        if (object.path("type").asText().isEmpty()) {
            object.put("type", "Opaque");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        var wrong = new ArrayList<FieldCause>();
        before.ifPresent(old -> wrong.addAll(changed(old, object)));
        wrong.addAll(ConfigMapRules.keys(object, "data"));
        WANTED.getOrDefault(object.path("type").asText(), List.of()).stream()
                .filter(key -> !object.path("data").has(key))
                .forEach(key -> wrong.add(FieldCause.required("data[" + key + "]")));
        return wrong;
    }

    private static List<FieldCause> changed(ObjectNode before, ObjectNode after) {
        var wrong = new ArrayList<FieldCause>();
        if (!before.path("type").equals(after.path("type"))) {
            wrong.add(FieldCause.invalid("type", after.path("type").toString(), "field is immutable"));
        }
        wrong.addAll(ConfigMapRules.frozen(before, after));
        return wrong;
    }
}
