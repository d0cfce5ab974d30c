package io.hubbackup.demo.console;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hubbackup.demo.fleet.VeleroDeployment;
import io.hubbackup.demo.site.Site;
import java.util.List;

/** Stops and starts the Velero of a hub, as kubectl patch of its Deployment does. */
record VeleroScale(Site site) {

    List<String> to(int replicas) {
        var deployment = site.client()
                .genericKubernetesResources(VeleroDeployment.API_VERSION, VeleroDeployment.KIND)
                .inNamespace(site.namespace())
                .withName(VeleroDeployment.NAME);
        if (deployment.get() == null) {
            throw new Refused("There is no Deployment %s in namespace %s of %s."
                    .formatted(VeleroDeployment.NAME, site.namespace(), site.name()));
        }
        var json = "{\"spec\":{\"replicas\":%d}}".formatted(replicas);
        deployment.patch(PatchContext.of(PatchType.JSON_MERGE), json);
        return List.of("deployment/%s patched: %s".formatted(VeleroDeployment.NAME, json));
    }
}
