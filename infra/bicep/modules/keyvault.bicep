// Where the keys lie that can't be done without: the app's settings only refer to them.
param name string
param location string
param tags object
param workspaceId string

@secure()
param openAiApiKey string

@secure()
param openAiCompatKey string

// Keys can be made anew. Protected from purging, the vault would keep its name long after everything else is gone.
#disable-next-line keyvault-purge
resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }

  resource apiKey 'secrets' = if (!empty(openAiApiKey)) {
    name: 'openai-api-key'
    properties: { value: openAiApiKey }
  }

  resource compatKey 'secrets' = if (!empty(openAiCompatKey)) {
    name: 'openai-compat-key'
    properties: { value: openAiCompatKey }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

output name string = vault.name
