package fr.palmares.account;

import fr.palmares.backends.RealBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** The parts that this service's tests stand on. */
@QuarkusTestResource(
        value = RealBackends.class,
        initArgs = {
            @ResourceArg(name = "service", value = "account"),
            @ResourceArg(name = "parts", value = "postgres,kafka,mail,keycloak")
        })
class RealParts {}
