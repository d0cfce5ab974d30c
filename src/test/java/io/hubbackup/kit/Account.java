package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
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
import java.util.stream.Stream;

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
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long LIFE = Duration.ofHours(3).toSeconds();

    /** Makes it with the rights that OLM gives it by the bundle where it watches its own namespace; to do so again changes nothing. */
    public static Account ofBundle(Hub hub) {
        var install = Tree.of(Yaml.file(BUNDLE).getFirst().getAdditionalProperties())
                .child("spec")
                .child("install")
                .child("spec");
        var account = new Account(hub);
        var here = rules(install, "permissions");
        var everywhere = rules(install, "clusterPermissions");
        account.objects(here, everywhere).forEach(account::apply);
        // an API server judges by what its own watches have told it
        hub.within(SOON, "the account has its rights")
                .until(() -> Stream.concat(here.stream(), everywhere.stream()).allMatch(account::has));
        return account;
    }

    /** Whether the first of the rights that a rule grants is granted; of one for single objects that is not asked. */
    private boolean has(PolicyRule rule) {
        if (!rule.getResourceNames().isEmpty() || rule.getResources().isEmpty()) {
            return true;
        }
        var resource = rule.getResources().getFirst().split("/", 2);
        var question = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser("system:serviceaccount:%s:%s".formatted(Hub.NAMESPACE, NAME))
                .withNewResourceAttributes()
                .withNamespace(Hub.NAMESPACE)
                .withGroup(rule.getApiGroups().getFirst())
                .withResource(resource[0])
                .withSubresource(resource.length > 1 ? resource[1] : "")
                .withVerb(rule.getVerbs().getFirst())
                .endResourceAttributes()
                .endSpec()
                .build();
        return hub.client()
                .authorization()
                .v1()
                .subjectAccessReview()
                .create(question)
                .getStatus()
                .getAllowed();
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
