package fr.palmares.documents;

import fr.palmares.backends.RealBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

@QuarkusTestResource(
        value = RealBackends.class,
        initArgs = {
            @ResourceArg(name = "service", value = "documents"),
            @ResourceArg(name = "parts", value = "postgres,kafka")
        })
@QuarkusTestResource(KillableStore.class)
class RealParts {}
