package io.hubbackup.demo.registration;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * How somebody reaches an API server, and as whom.
 *
 * @param server its address, without a slash at the end
 * @param authority the certificate that the server's one has to be signed by, as PEM; empty where any is trusted
 */
public record Access(String server, String token, Optional<String> authority) {

    /** With a token alone no certificate is looked at, as the import controller does it. */
    static Access unchecked(String server, String token) {
        return new Access(server.replaceAll("/+$", ""), token, Optional.empty());
    }

    /**
     * Reads the current context of a kubeconfig that holds a token.
     *
     * @throws InvalidSecret when it is none
     */
    static Access ofKubeconfig(String text) throws InvalidSecret {
        try {
            var root = Serialization.yamlMapper().readTree(text);
            var context = named(root, "contexts", root.path("current-context").asText())
                    .path("context");
            var cluster =
                    named(root, "clusters", context.path("cluster").asText()).path("cluster");
            var user = named(root, "users", context.path("user").asText()).path("user");
            var server = cluster.path("server").asText();
            if (server.isEmpty()) {
                throw new InvalidSecret("invalid configuration: no configuration has been provided");
            }
            var authority = Optional.of(
                            cluster.path("certificate-authority-data").asText())
                    .filter(data -> !data.isEmpty())
                    .map(data -> new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8));
            return new Access(server.replaceAll("/+$", ""), user.path("token").asText(), authority);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new InvalidSecret("couldn't get version/kind; json parse error: " + unreadable.getMessage());
        }
    }

    private static JsonNode named(JsonNode root, String list, String name) {
        return StreamSupport.stream(root.path(list).spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(name))
                .findFirst()
                .orElseGet(() -> root.path("none"));
    }

    /** This as a kubeconfig. */
    String kubeconfig() {
        var cluster = new LinkedHashMap<String, Object>(Map.of("server", server));
        authority.ifPresentOrElse(
                pem -> cluster.put(
                        "certificate-authority-data",
                        Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8))),
                () -> cluster.put("insecure-skip-tls-verify", true));
        var config = new LinkedHashMap<String, Object>();
        config.put("apiVersion", "v1");
        config.put("kind", "Config");
        config.put("clusters", List.of(Map.of("name", "default-cluster", "cluster", cluster)));
        config.put("users", List.of(Map.of("name", "default-auth", "user", Map.of("token", token))));
        config.put(
                "contexts",
                List.of(Map.of(
                        "name",
                        "default-context",
                        "context",
                        Map.of("cluster", "default-cluster", "user", "default-auth"))));
        config.put("current-context", "default-context");
        return Serialization.asYaml(config);
    }
}
