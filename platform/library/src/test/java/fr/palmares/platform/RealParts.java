package fr.palmares.platform;

import fr.palmares.backends.RealBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

@QuarkusTestResource(
        value = RealBackends.class,
        initArgs = {
            @ResourceArg(name = "service", value = "platform"),
            @ResourceArg(name = "parts", value = "postgres,kafka")
        })
class RealParts {}
