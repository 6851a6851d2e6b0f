public import Simulator

/// The gateway of workflow tests: it is the simulation's, so that both tell the same story.
public typealias FakeGateway = ScriptedGateway
