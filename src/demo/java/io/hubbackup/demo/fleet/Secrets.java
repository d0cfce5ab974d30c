package io.hubbackup.demo.fleet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

/** Makes Secrets with data of the wished size; the data is chance by seed and means nothing. */
final class Secrets {

    private final Random random;
    private final int payload;

    Secrets(FleetSpec spec, long salt) {
        this.random = new Random(spec.seed() * 1_000_003 + salt);
        this.payload = spec.payload();
    }

    Manifest opaque(String namespace, String name, String key) {
        return Manifest.secret(namespace, name).with("data", Map.of(key, data()));
    }

    /** What an image registry login looks like; the API server insists on valid JSON in this type. */
    Manifest pullSecret(String namespace, String name) {
        var login = "{\"auths\":{\"registry.example.com\":{\"auth\":\"" + data() + "\"}}}";
        return Manifest.secret(namespace, name)
                .with("type", "kubernetes.io/dockerconfigjson")
                .with(
                        "data",
                        Map.of(
                                ".dockerconfigjson",
                                Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))));
    }

    private String data() {
        var bytes = new byte[payload];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
