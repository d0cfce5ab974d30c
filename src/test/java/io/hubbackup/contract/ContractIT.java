package io.hubbackup.contract;

import io.hubbackup.kit.HubKit;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.RealHubs;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

@NeedsRealHub
@ExtendWith(ContractIT.Served.class)
@DisplayName("The contract, on a real kube-apiserver")
class ContractIT extends Contract {

    /** Starts a bare hub for this class. */
    static final class Served implements ParameterResolver {

        private record Open(RealHubs hubs, RealHub hub) implements AutoCloseable {

            static Open now() {
                var hubs = new RealHubs(HubKit.present().orElseThrow());
                return new Open(hubs, hubs.up(HubOptions.bare()));
            }

            Api api() {
                return new Api(
                        hub.url().replaceAll("/$", ""), "local-admin", hub.kubeconfig(), Optional.of(hub.kubectl()));
            }

            @Override
            public void close() {
                hubs.close();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Api.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Served.class))
                    .computeIfAbsent(Open.class, key -> Open.now(), Open.class)
                    .api();
        }
    }
}
