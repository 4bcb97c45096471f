package fr.palmares.notification;

import fr.palmares.backends.RealBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** The parts that this service's tests stand on. */
@QuarkusTestResource(
        value = RealBackends.class,
        initArgs = {
            @ResourceArg(name = "service", value = "notification"),
            @ResourceArg(name = "parts", value = "postgres,kafka")
        })
@QuarkusTestResource(RelayBehindAWire.class)
class RealParts {}
