package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A secret with which a cluster can be imported. */
record CredentialSecret(Secret secret) {

    private static final String BY_KUBECONFIG = "auto-import/kubeconfig";
    private static final String BY_TOKEN = "auto-import/kubetoken";
    private static final String SERVER = "server";
    private static final String TOKEN = "token";

    String namespace() {
        return secret.getMetadata().getNamespace();
    }

    String key() {
        return namespace() + "/" + secret.getMetadata().getName();
    }

    /** Whether it is to be left where it is. */
    boolean isKept() {
        return Optional.ofNullable(secret.getMetadata().getAnnotations())
                .filter(annotations -> annotations.containsKey(Marks.KEEPS_SECRET))
                .isPresent();
    }

    /** @throws InvalidSecret when it does not say how the cluster is reached */
    Access access() throws InvalidSecret {
        return switch (String.valueOf(secret.getType())) {
            case BY_KUBECONFIG -> byKubeconfig();
            case BY_TOKEN -> byToken();
            case "Opaque" -> either();
            default -> throw new InvalidSecret("unsupported secret type " + secret.getType());
        };
    }

    private Access either() throws InvalidSecret {
        if (data(Marks.KUBECONFIG).isPresent()) {
            return byKubeconfig();
        }
        if (data(TOKEN).isPresent() && data(SERVER).isPresent()) {
            return byToken();
        }
        throw new InvalidSecret("kubeconfig or token/server pair is missing");
    }

    private Access byKubeconfig() throws InvalidSecret {
        return Access.ofKubeconfig(data(Marks.KUBECONFIG)
                .orElseThrow(() -> new InvalidSecret("generate kube client by secret error: kubeconfig is missing")));
    }

    private Access byToken() throws InvalidSecret {
        var server = data(SERVER);
        var token = data(TOKEN);
        if (server.isEmpty() || token.isEmpty()) {
            throw new InvalidSecret("generate kube client by secret error: kube token or server is missing");
        }
        return Access.unchecked(server.get(), token.get());
    }

    private Optional<String> data(String key) {
        return Optional.ofNullable(secret.getData())
                .map((Map<String, String> data) -> data.get(key))
                .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
    }
}
