package io.hubbackup.demo.site;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/**
 * A hub that is shown.
 *
 * @param name by which the demonstration calls it
 * @param client with the rights of its kubeconfig; objects without a namespace go to {@link #namespace}
 * @param namespace in which Velero works
 */
public record Site(String name, KubernetesClient client, String namespace, Path kubeconfig) {}
