// Azure OpenAI with one model, for those who chose it. The app calls it with its identity; there is no key.
@description('The account is called so and by its region, for an account can not move.')
param namePrefix string
param tags object
param workspaceId string
@description('capacity is in thousands of tokens a minute, taken from the quota of the subscription in this region.')
param model { location: string, name: string, version: string, sku: string, capacity: string }

var region = toLower(replace(model.location, ' ', ''))
var name = '${namePrefix}-${region}'

resource account 'Microsoft.CognitiveServices/accounts@2026-07-01' = {
  name: name
  location: region
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }

  resource deployment 'deployments' = {
    name: model.name
    sku: { name: model.sku, capacity: int(model.capacity) }
    properties: {
      model: { format: 'OpenAI', name: model.name, version: model.version }
      // Azure retires versions: the deployment moves on then, in place of failing.
      versionUpgradeOption: 'OnceCurrentVersionExpired'
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'Audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output name string = account.name
output endpoint string = account.properties.endpoint
output summary string = 'azure-openai:${account::deployment.name}:${model.version}:${model.sku}:${model.capacity}:${region}'
