package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The ServiceAccount of the operator, in {@link Hub#NAMESPACE}.
 *
 * @param hub where it is
 */
public record Account(Hub hub) {

    /** Its name, and that of all that belongs to it. */
    public static final String NAME = "hub-backup-operator";

    private static final Path BUNDLE = Path.of("bundle/manifests/hub-backup-operator.clusterserviceversion.yaml");
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final long LIFE = Duration.ofHours(3).toSeconds();

    /** Makes it with the rights that OLM gives it by the bundle where it watches its own namespace; to do so again changes nothing. */
    public static Account ofBundle(Hub hub) {
        var install = Tree.of(Yaml.file(BUNDLE).getFirst().getAdditionalProperties())
                .child("spec")
                .child("install")
                .child("spec");
        var account = new Account(hub);
        account.objects(rules(install, "permissions"), rules(install, "clusterPermissions"))
                .forEach(account::apply);
        return account;
    }

    private static List<PolicyRule> rules(Tree install, String permissions) {
        return install.children(permissions).stream()
                .flatMap(permission -> permission.children("rules").stream())
                .map(rule -> SERIALIZATION.convertValue(rule.fields(), PolicyRule.class))
                .toList();
    }

    private List<HasMetadata> objects(List<PolicyRule> here, List<PolicyRule> everywhere) {
        return List.of(
                new ServiceAccountBuilder().withMetadata(here()).build(),
                new RoleBuilder().withMetadata(here()).withRules(here).build(),
                new RoleBindingBuilder()
                        .withMetadata(here())
                        .withNewRoleRef(RBAC, "Role", NAME)
                        .addNewSubject("", "ServiceAccount", NAME, Hub.NAMESPACE)
                        .build(),
                new ClusterRoleBuilder()
                        .withMetadata(everywhere())
                        .withRules(everywhere)
                        .build(),
                new ClusterRoleBindingBuilder()
                        .withMetadata(everywhere())
                        .withNewRoleRef(RBAC, "ClusterRole", NAME)
                        .addNewSubject("", "ServiceAccount", NAME, Hub.NAMESPACE)
                        .build());
    }

    private static ObjectMeta here() {
        return new ObjectMetaBuilder()
                .withName(NAME)
                .withNamespace(Hub.NAMESPACE)
                .build();
    }

    private static ObjectMeta everywhere() {
        return new ObjectMetaBuilder().withName(NAME).build();
    }

    private void apply(HasMetadata object) {
        hub.client()
                .resource(object)
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager("olm")
                        .withForce(true)
                        .build());
    }

    /** A way to the hub by a new token of this account, and by nothing else. */
    public Path kubeconfig() {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(LIFE)
                .endSpec()
                .build();
        var token = hub.client()
                .serviceAccounts()
                .inNamespace(Hub.NAMESPACE)
                .withName(NAME)
                .tokenRequest(request)
                .getStatus()
                .getToken();
        try {
            var config = SERIALIZATION.unmarshal(
                    Files.readString(hub.kubeconfig()), io.fabric8.kubernetes.api.model.Config.class);
            config.getUsers().forEach(user -> identify(user, token));
            var file = Folders.temporary("account-").resolve("kubeconfig");
            return Files.writeString(file, SERIALIZATION.asYaml(config));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void identify(NamedAuthInfo user, String token) {
        user.setUser(new AuthInfoBuilder().withToken(token).build());
    }
}
